//! Structured data of schema.org in JSON-LD, also where a publisher's system broke it.

use super::flow;
use super::tree::{Tree, plain};
use crate::article::spaces::one_line;
use serde_json::{Map, Value};

/// What the structured data of a page says of its article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ArticleData {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub address: Option<String>,
    pub publisher: Option<String>,
    /// The text of the article.
    pub paragraphs: Vec<String>,
}

/// The article that the scripts of a page tell of. Of several, it is the one with a title of the page.
pub(super) fn read(scripts: &[String], titles: &[String]) -> Option<ArticleData> {
    let mut found = Vec::new();
    for script in scripts {
        match parse(script) {
            Some(value) => collect(&value, &mut found),
            None => found.extend(scan(script)),
        }
    }
    let of_page = |data: &ArticleData| {
        data.headline
            .as_ref()
            .is_some_and(|headline| titles.iter().any(|title| title.starts_with(&**headline)))
    };
    let best = found.iter().position(of_page).unwrap_or(0);
    (best < found.len()).then(|| found.swap_remove(best))
}

/// The paragraphs of a text that is written line by line or as HTML.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let shown = text.contains("</").then(|| shown(text));
    let lines = shown.as_deref().unwrap_or(text).lines().map(one_line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Reads JSON, also with what publishers' systems leave in it: comments around it, line breaks in strings,
/// commas before a closing bracket.
pub(super) fn parse(script: &str) -> Option<Value> {
    let text = script.trim();
    let text = text
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches("-->")
        .trim_end_matches(';')
        .trim();
    if text.is_empty() {
        return None;
    }
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&mended(text)))
        .ok()
}

/// The text with line breaks in strings as spaces and without commas before a closing bracket.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            out.push(if c.is_control() { ' ' } else { c });
            continue;
        }
        in_string = c == '"';
        if matches!(c, '}' | ']') {
            let end = out.trim_end().len();
            if out[..end].ends_with(',') {
                out.truncate(end - 1);
            }
        }
        out.push(c);
    }
    out
}

/// Collects every article below a value. serde_json keeps values from being nested too deep.
fn collect(value: &Value, found: &mut Vec<ArticleData>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(object) => {
            if is_article(object) {
                found.push(article(object));
                return;
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, found);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object describes an article: `NewsArticle` and the other kinds that schema.org has.
fn is_article(object: &Map<String, Value>) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.rsplit('/').next().unwrap_or(kind);
            kind.ends_with("Article")
                || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

fn article(object: &Map<String, Value>) -> ArticleData {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(unescaped);
    let inner = |value: Option<&Value>, key: &str| match value {
        Some(Value::Object(object)) => text(object.get(key)),
        Some(Value::String(written)) => Some(written.clone()),
        _ => None,
    };
    ArticleData {
        headline: text(object.get("headline")).or_else(|| text(object.get("name"))),
        published: text(object.get("datePublished")).or_else(|| text(object.get("dateCreated"))),
        address: text(object.get("url")).or_else(|| inner(object.get("mainEntityOfPage"), "@id")),
        publisher: object
            .get("publisher")
            .and_then(|publisher| inner(Some(publisher), "name")),
        paragraphs: text(object.get("articleBody")).map_or(Vec::new(), |body| paragraphs(&body)),
    }
}

/// Reads headline and date out of a text that is meant to be JSON and is not.
fn scan(script: &str) -> Option<ArticleData> {
    if !script.contains("Article\"") && !script.contains("BlogPosting\"") {
        return None;
    }
    let value = |key: &str| {
        let (_, rest) = script.split_once(&format!("\"{key}\""))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        let rest = rest.strip_prefix('"')?;
        // The end of the line's value: a quotation mark before a comma, bracket or line end.
        let end = rest
            .match_indices('"')
            .map(|(at, _)| at)
            .take(20)
            .find(|at| {
                let behind = rest[at + 1..].trim_start_matches([' ', '\t']);
                behind.is_empty() || behind.starts_with([',', '}', '\n', '\r'])
            })?;
        Some(unescaped(
            &rest[..end].replace("\\\"", "\"").replace("\\/", "/"),
        ))
    };
    let data = ArticleData {
        headline: value("headline"),
        published: value("datePublished"),
        ..ArticleData::default()
    };
    (data != ArticleData::default()).then_some(data)
}

/// The text that a piece of HTML shows.
fn shown(html: &str) -> String {
    flow::read(&Tree::new(html)).text
}

/// A text whose characters some systems write as those of HTML.
pub(super) fn unescaped(text: &str) -> String {
    if text.contains('&') {
        plain(text)
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(script: &str) -> ArticleData {
        read(&[script.to_owned()], &[]).unwrap_or_default()
    }

    #[test]
    fn an_article_in_a_graph_is_found() {
        let data = read_one(
            r#"{"@graph":[{"@type":"WebSite","name":"Kabar"},{"@type":["NewsArticle"],"headline":"Panen &amp; hujan","datePublished":"2020-01-02"}]}"#,
        );
        assert_eq!(data.headline.as_deref(), Some("Panen & hujan"));
        assert_eq!(data.published.as_deref(), Some("2020-01-02"));
    }

    #[test]
    fn broken_json_is_read_as_far_as_it_is_clear() {
        let breaks = "{\"@type\":\"NewsArticle\",\"headline\":\"Panen\n padi\",}";
        assert_eq!(read_one(breaks).headline.as_deref(), Some("Panen  padi"));
        let quotes = "{\"@type\": \"NewsArticle\",\n\"headline\": \"Kata \"panen\" dan hujan\",\n\"datePublished\": \"2020-01-02\"\n";
        let data = read_one(quotes);
        assert_eq!(data.headline.as_deref(), Some("Kata \"panen\" dan hujan"));
        assert_eq!(data.published.as_deref(), Some("2020-01-02"));
    }

    #[test]
    fn of_several_articles_the_one_with_the_title_of_the_page_counts() {
        let scripts = [
            r#"[{"@type":"NewsArticle","headline":"Other"},{"@type":"Article","headline":"Panen"}]"#,
        ];
        let scripts = scripts.map(str::to_owned);
        let data = read(&scripts, &["Panen - Kabar".to_owned()]).unwrap();
        assert_eq!(data.headline.as_deref(), Some("Panen"));
    }
}
