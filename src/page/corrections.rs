//! What was corrected: on the page of an article, on the page of all corrections, in their feed, and for
//! search engines.

use super::plan::{self, Kind};
use super::view::{self, object};
use super::{Site, words};
use crate::archive::Corrected;
use crate::article::Article;
use crate::article::date::Date;
use crate::article::notices::{Correction, Note};
use crate::locale::{Interface, Language, Variable};
use crate::site_path::SitePath;
use serde::Serialize;
use tera::Value;

/// `{text, lang}` of a note for the readers of an interface; its language only where that is another one.
pub fn note(interface: &Interface, note: &Note) -> Value {
    let Some((text, other)) = note.for_reader(interface.language) else {
        return Value::none();
    };
    object([
        ("text", Value::from(text)),
        ("lang", Value::from(other.map(|other| other.to_string()))),
    ])
}

/// The corrections of an article, the latest first: `[{id, date, text, lang}]`.
pub fn of_article(interface: &Interface, article: &Article) -> Value {
    let numbered = article.corrections.iter().enumerate().rev();
    let all = numbered.map(|(number, correction)| {
        view::extend(
            &note(interface, &correction.note),
            [
                ("id", Value::from(anchor(number))),
                ("date", view::date_value(interface, correction.date)),
            ],
        )
    });
    Value::from(all.collect::<Vec<_>>())
}

/// The place of a correction on the page of its article.
fn anchor(number: usize) -> String {
    format!("correction-{}", number + 1)
}

/// What a correction is about, for the readers of an interface.
struct About<'a> {
    article: &'a Article,
    correction: &'a Correction,
    /// The page that shows it.
    page: &'a SitePath,
    /// The page that holds the original.
    canonical: &'a SitePath,
}

fn about<'a>(site: &Site<'a>, number: usize, corrected: Corrected) -> About<'a> {
    let entry = &site.archive.entries[corrected.entry as usize];
    let article = &entry.versions[corrected.version];
    // Readers of this interface may see another version; then the way leads to the one that was corrected.
    let shows = |page: &crate::archive::EntryPage| page.version == corrected.version;
    let own = Some(&entry.pages[number]).filter(|page| shows(page));
    let canonical = || entry.pages.iter().find(|page| shows(page));
    let page = own.or_else(canonical).unwrap_or(&entry.pages[number]);
    About {
        article,
        correction: &article.corrections[corrected.correction],
        page: &page.path,
        canonical: &entry.pages[page.canonical].path,
    }
}

/// One page of all corrections: `[{date, text, lang, title, title_lang, path}]`.
pub fn view(site: &Site<'_>, number: usize, page: usize) -> Value {
    let interface = &site.interfaces[number];
    let size = plan::page_size(Kind::Corrections { page }, site.page_size);
    let all = site.archive.corrections.iter();
    let part = all.skip((page - 1) * size).take(size).map(|&corrected| {
        let about = about(site, number, corrected);
        let anchor = anchor(corrected.correction);
        view::extend(
            &note(interface, &about.correction.note),
            [
                ("date", view::date_value(interface, about.correction.date)),
                ("title", Value::from(about.article.title.value.as_str())),
                (
                    "title_lang",
                    Value::from(about.article.language.value.as_str()),
                ),
                ("path", Value::from(format!("{}#{anchor}", about.page))),
            ],
        )
    });
    Value::from(part.collect::<Vec<_>>())
}

/// A correction as feeds have it.
pub struct Item<'a> {
    /// Its title.
    pub title: String,
    /// What its name for good is made from.
    pub identity: String,
    /// When it was made.
    pub date: Date,
    /// Its place in the site.
    pub path: String,
    /// What it says, and the language of that where it is not the readers' own.
    pub text: (&'a str, Option<Language>),
}

/// The newest corrections, for a feed.
pub fn newest<'a>(site: &Site<'a>, number: usize) -> Vec<Item<'a>> {
    let interface = &site.interfaces[number];
    let newest = site.archive.corrections.iter().take(site.feed_size);
    let item = |&corrected: &Corrected| {
        let about = about(site, number, corrected);
        let anchor = anchor(corrected.correction);
        let title = view::cited_title(about.article);
        let title = [("title", Variable::Text(&title))];
        let text = about.correction.note.for_reader(interface.language);
        Item {
            title: words::string(interface, "correction-of", &title),
            identity: format!("{}#{anchor}", about.canonical),
            date: about.correction.date,
            path: format!("{}#{anchor}", about.page),
            text: text.unwrap_or_default(),
        }
    };
    newest.map(item).collect()
}

/// A correction as schema.org has it.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct CorrectionComment<'a> {
    date_published: String,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
}

/// The corrections of an article as schema.org has them.
pub fn structured<'a>(interface: &Interface, article: &'a Article) -> Vec<CorrectionComment<'a>> {
    let all = article.corrections.iter().map(|correction| {
        let text = correction.note.for_reader(interface.language);
        let (text, language) = text.unwrap_or_default();
        CorrectionComment {
            date_published: correction.date.machine(),
            text,
            in_language: language.map(|language| language.to_string()),
        }
    });
    all.collect()
}
