//! Doubts about one article.

use super::{About, Doubt, Kind, Remedy};
use crate::article::confidence::{Confidence, Ground, Level};
use crate::article::{Article, Field};
use crate::document::quoted;

/// The doubts about an article.
pub(super) fn doubts(article: &Article, about: About<'_>) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = article
        .confidence()
        .into_iter()
        .filter_map(|confidence| of_field(article, &confidence, about))
        .collect();
    let language = article.language.value;
    if !about.languages.contains(&language) && !article.by_hand.contains(&Field::Language) {
        // One doubt about a language is enough.
        doubts.retain(|doubt| doubt.kind != Kind::Language);
        let likely = about
            .languages
            .iter()
            .map(|code| settle("language", &quoted(code.as_str())));
        doubts.push(doubt(
            article,
            Kind::Language,
            format!("‘{language}’ is none of the archive’s languages"),
            likely
                .chain([settle("language", &quoted(language.as_str()))])
                .collect(),
        ));
    }
    if article.has_idle_sidecar {
        let idle = doubt(
            article,
            Kind::Sidecar,
            "its sidecar says what the capture says already".to_owned(),
            Vec::new(),
        );
        let first = article.said_at.keys.first();
        doubts.push(Doubt {
            path: Some(article.said_at.sidecar.clone()),
            line: first.map(|(_, line)| *line),
            hint: Some("delete the sidecar, or correct it".to_owned()),
            ..idle
        });
    }
    doubts
}

fn doubt(article: &Article, kind: Kind, message: String, remedy: Vec<Remedy>) -> Doubt {
    Doubt {
        kind,
        path: Some(article.path.clone()),
        line: None,
        message,
        remedy,
        hint: None,
    }
}

fn settle(key: &'static str, value: &str) -> Remedy {
    Remedy {
        key,
        value: value.to_owned(),
    }
}

/// The doubt about a field, if there is one that a person can settle.
fn of_field(article: &Article, confidence: &Confidence, about: About<'_>) -> Option<Doubt> {
    if confidence.level != Level::Doubtful {
        return None;
    }
    let checked = || settle("checked", &format!("[{}]", quoted(confidence.field.name())));
    let grounds: Vec<String> = confidence
        .grounds
        .iter()
        .filter(|ground| ground.level() == Level::Doubtful)
        .map(ToString::to_string)
        .collect();
    let mut message = grounds.join("; ");
    let mut line = None;
    let (kind, remedy) = match confidence.field {
        Field::Text if confidence.grounds.contains(&Ground::NotFound) => {
            let lack = match article.is_blank() {
                true => "all its lines were left out, so it is not published",
                false => "there is only a headline, or texts of pictures",
            };
            lack.clone_into(&mut message);
            (
                Kind::NoText,
                vec![settle("draft", "true"), settle("paragraphs", "[\"…\"]")],
            )
        }
        Field::Text => {
            line = article.line_of(confidence.grounds[0]);
            (Kind::Text, vec![checked()])
        }
        Field::Published => {
            let address = confidence.grounds.iter().find_map(|ground| match ground {
                Ground::DatesDiffer {
                    line,
                    told,
                    address,
                } => Some((*line, *told, *address)),
                _ => None,
            });
            match (address, &article.published) {
                (Some((in_line, told, address)), _) => {
                    line = Some(in_line);
                    let both = [told, address];
                    (
                        Kind::Date,
                        both.map(|date| settle("published", &quoted(&date.machine())))
                            .into(),
                    )
                }
                (None, Some(published)) => {
                    line = published.source.line();
                    let date = settle("published", &quoted(&published.value.machine()));
                    (Kind::Date, vec![checked(), date])
                }
                (None, None) => {
                    match confidence.grounds[0] {
                        Ground::ImpossibleDate(at) => {
                            "there is no date but one that cannot be".clone_into(&mut message);
                            line = Some(at);
                        }
                        _ => "no date was found".clone_into(&mut message),
                    }
                    // The first day of which it tells is often that of publication, or the day before.
                    let told = article
                        .event_dates
                        .first()
                        .map(|range| range.start.to_string());
                    let told = told.map(|day| settle("published", &quoted(&day)));
                    (
                        Kind::Date,
                        told.into_iter()
                            .chain([settle("published", "\"\"")])
                            .collect(),
                    )
                }
            }
        }
        Field::Title => (
            Kind::Title,
            vec![settle("title", &quoted(&article.title.value))],
        ),
        Field::Language => {
            let mut guesses = vec![settle("language", &quoted(article.language.value.as_str()))];
            if let Some(Ground::LanguagesDiffer(other)) = confidence.grounds.first() {
                guesses.push(settle("language", &quoted(other.as_str())));
            }
            (Kind::Language, guesses)
        }
        Field::Countries => {
            "no country was found".clone_into(&mut message);
            (Kind::Countries, vec![settle("countries", "[]")])
        }
        Field::Tags if !about.topics.is_empty() => {
            "no word of a topic stands in it often enough".clone_into(&mut message);
            (Kind::Tags, vec![settle("tags", "[]")])
        }
        Field::Outlet if about.has_limits => {
            "its outlet is not known, so it may be one whose texts are not republished"
                .clone_into(&mut message);
            (
                Kind::Rights,
                vec![settle("outlet", "\"\""), settle("rights", "\"excerpt\"")],
            )
        }
        // That it tells neither address nor outlet is no fault of a capture.
        _ => return None,
    };
    Some(Doubt {
        line,
        ..doubt(article, kind, message, remedy)
    })
}
