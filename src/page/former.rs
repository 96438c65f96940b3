//! What stands at addresses that were published and are those of no page today: the way to where it is
//! now, or the word that it is gone.
//!
//! Each leads straight to a page of today, so there are no chains of redirects and no circles.

use super::cite::{self, Format};
use super::plan::{self, Kind, Page};
use super::record::{index_of, kind_of};
use super::view::{self, object};
use super::{Site, feed, titles, words};
use crate::archive::Holder;
use crate::ledger::{List, Published, State};
use crate::locale::Interface;
use crate::site_path::SitePath;
use std::collections::HashSet;
use tera::Value;

/// An address of another time.
#[derive(Debug)]
pub struct Former {
    /// The address.
    path: SitePath,
    /// The interface whose readers it was for; the first if the site has its language no longer.
    interface: usize,
    what: What,
}

/// That an article is not there.
const GONE: &str = "gone-article";

/// What stands there.
#[derive(Debug)]
enum What {
    /// The way to a page.
    Moved(Kind),
    /// The word that it is gone, and the way to a page from which readers can go on.
    Gone { text: &'static str, onward: Kind },
    /// The feed of a list, if there is that list still.
    Feed { list: List, same: Option<Kind> },
    /// The record of an article for those who cite it, or why it is not in the archive.
    Citation {
        entry: Result<usize, &'static str>,
        format: Format,
    },
}

/// The former addresses of a site whose pages are planned.
pub fn former(site: &Site<'_>, planned: &[Page]) -> Vec<Former> {
    let archive = site.archive;
    let mut taken: HashSet<&SitePath> = planned.iter().map(|page| &page.path).collect();
    let mut found = Vec::new();
    let mut citations = Vec::new();
    for (number, record) in site.ledger.records().iter().enumerate() {
        let path = &record.path;
        let interface = interface_of(site, path);
        let holder = archive.holders.get(number).copied().flatten();
        let entry = match holder {
            Some(Holder::Entry(entry)) => Ok(entry),
            Some(Holder::Withdrawn(_)) => Err("withdrawal-text"),
            None => Err(GONE),
        };
        // Of a page that was given up, nobody knows after the next build whether it had such records.
        if let Published::Article { state, .. } = record.published
            && (state != State::StandIn || !taken.contains(path))
        {
            citations.extend(Format::ALL.map(|format| (path, interface, entry, format)));
        }
        // Of several lines for one address the first counts.
        if !taken.insert(path) {
            continue;
        }
        let what = match &record.published {
            Published::Article { .. } => match holder {
                Some(Holder::Entry(entry)) => What::Moved(Kind::Article(entry)),
                Some(Holder::Withdrawn(entry)) => What::Moved(Kind::Withdrawn(entry)),
                None => What::Gone {
                    text: GONE,
                    onward: Kind::Home,
                },
            },
            Published::Page => What::Gone {
                text: "gone-page",
                onward: Kind::Home,
            },
            Published::List { list, page } => match kind_of(site, list) {
                Some(kind) => {
                    let pages = plan::pages(archive, kind, site.page_size);
                    What::Moved(kind.at_page((*page).min(pages)))
                }
                None => What::Gone {
                    text: "gone-list",
                    onward: index_of(list),
                },
            },
            Published::Feed(list) => What::Feed {
                list: list.clone(),
                same: kind_of(site, list).and_then(|kind| feed_of(kind, path)),
            },
        };
        found.push(Former {
            path: path.clone(),
            interface,
            what,
        });
    }
    for (path, interface, entry, format) in citations {
        let path = path.with_extension(format.extension());
        if !taken.contains(&path) {
            found.push(Former {
                path,
                interface,
                what: What::Citation { entry, format },
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found
}

/// The interface that an address is of, by the language that it begins with.
fn interface_of(site: &Site<'_>, path: &SitePath) -> usize {
    let language = path.as_str().split('/').next().unwrap_or_default();
    let mut interfaces = site.interfaces.iter();
    let of_language = interfaces.position(|interface| interface.language.as_str() == language);
    of_language.unwrap_or(0)
}

fn feed_of(kind: Kind, path: &SitePath) -> Option<Kind> {
    match kind {
        Kind::Home if path.as_str().ends_with(".json") => Some(Kind::JsonFeed),
        Kind::Home => Some(Kind::Feed),
        Kind::Country { country, .. } => Some(Kind::CountryFeed(country)),
        Kind::Topic { topic, .. } => Some(Kind::TopicFeed(topic)),
        Kind::Corrections { .. } => Some(Kind::CorrectionsFeed),
        _ => None,
    }
}

impl Former {
    /// The file of the site; `number` is its place in the list of them.
    pub fn page(&self, number: usize) -> Page {
        Page {
            path: self.path.clone(),
            interface: self.interface,
            kind: match self.what {
                What::Moved(_) => Kind::Moved(number),
                What::Gone { .. } => Kind::Gone(number),
                What::Feed { .. } | What::Citation { .. } => Kind::FormerFile(number),
            },
        }
    }

    /// Where it leads now.
    pub fn target(&self, site: &Site<'_>) -> Option<SitePath> {
        match self.what {
            What::Moved(kind) => Some(plan::path_of(site.archive, self.interface, kind)),
            _ => None,
        }
    }

    /// The values of the page: what it says in each language, the one of the address first.
    pub fn view(&self, site: &Site<'_>) -> Value {
        let (title, text, onward) = match self.what {
            What::Moved(kind) => ("title-moved", "moved-text", kind),
            What::Gone { text, onward } => ("title-gone", text, onward),
            _ => return Value::none(),
        };
        let others = (0..site.interfaces.len()).filter(|number| *number != self.interface);
        let said = std::iter::once(self.interface).chain(others).map(|number| {
            let interface: &Interface = &site.interfaces[number];
            let say = |key: &str| Value::from(words::string(interface, key, &[]));
            object([
                ("lang", Value::from(interface.language.as_str())),
                ("dir", Value::from(interface.locale.direction())),
                ("title", say(title)),
                ("text", say(text)),
                (
                    "path",
                    view::path(&plan::path_of(site.archive, number, onward)),
                ),
                (
                    "link",
                    Value::from(match onward {
                        Kind::Home => site.about[number].title.clone(),
                        kind => titles::title(site, number, kind),
                    }),
                ),
                (
                    "link_lang",
                    Value::from(match onward {
                        Kind::Article(entry) => {
                            let version = site.archive.entries[entry].version(number);
                            version.language.value.to_string()
                        }
                        _ => interface.language.to_string(),
                    }),
                ),
            ])
        });
        Value::from(said.collect::<Vec<_>>())
    }

    /// A file that is no page.
    pub fn file(&self, site: &Site<'_>, render: impl Fn(usize, Kind) -> String) -> String {
        match &self.what {
            What::Feed {
                same: Some(kind), ..
            } => render(self.interface, *kind),
            What::Feed { list, .. } => feed::empty(site, self.interface, list, &self.path),
            What::Citation {
                entry: Ok(entry),
                format,
            } => {
                let entry = &site.archive.entries[*entry];
                cite::render(site, self.interface, entry, *format)
            }
            What::Citation {
                entry: Err(why),
                format,
            } => {
                let interface = &site.interfaces[self.interface];
                cite::none(*format, &words::string(interface, why, &[]))
            }
            What::Moved(_) | What::Gone { .. } => String::new(),
        }
    }
}
