use super::settings::KEYS;
use super::*;
use crate::outlet::Rights;
use proptest::prelude::*;

const SITE: &str = "title = { vi = \"Kho\", id = \"Arsip\" }\n";

fn load_with(text: &str, tags: Option<&str>) -> Result<Config, Vec<Diagnostic>> {
    let file = Path::new("a/site.toml");
    resolve(file, text, &Overrides::default(), |_| {
        tags.map(str::to_owned).ok_or(Unreadable::Missing)
    })
}

fn load(text: &str) -> Result<Config, Vec<Diagnostic>> {
    load_with(text, None)
}

/// Each problem as line, marked text, message and remedy.
fn told(problems: Vec<Diagnostic>) -> Vec<String> {
    let tell = |d: Diagnostic| {
        let marked = d.excerpt.as_ref().map(|e| &e.text[e.span.clone()]);
        format!(
            "{} {}: {} ({})",
            d.line.unwrap_or(0),
            marked.unwrap_or_default(),
            d.message,
            d.hint.as_deref().unwrap_or("NO REMEDY")
        )
    };
    problems.into_iter().map(tell).collect()
}

fn problems(text: &str) -> Vec<String> {
    told(load(text).unwrap_err())
}

#[test]
fn a_title_is_enough() {
    let config = load(SITE).unwrap();
    assert_eq!(config.content, Path::new("a/seeds"));
    assert_eq!(config.output, Path::new("a/public"));
    assert_eq!(config.about[1].title, "Arsip");
    assert_eq!(config.languages.len(), 2);
}

#[test]
fn every_text_is_cleaned_and_in_normal_form() {
    let text = "title = { vi = \"Kho\\u0007 ba\u{301}o\\n\\u202e\", id = \" Arsip \" }\n\
                description = { vi = \"Ba\u{301}o\\u0001\", id = \"\" }\n\
                tags.\"ba\u{301}o\".label = { vi = \"Ba\u{301}o\\u0000\", id = \"x\" }\n\
                tags.\"ba\u{301}o\".words = { vi = [\"Va\u{306}\u{301}c-xin\\u00ad\"] }\n\
                outlets.\"Ba\u{301}o.vn\" = \"Ba\u{301}o\\u001b\"\n";
    let config = load(text).unwrap();
    assert_eq!(config.about[0].title, "Kho báo");
    assert_eq!(config.about[1].title, "Arsip");
    assert_eq!(config.about[0].description, "Báo");
    let topic = &config.topics[0];
    assert_eq!((topic.id.as_str(), topic.names[0].as_str()), ("báo", "Báo"));
    assert_eq!(topic.words[0].1, ["Vắc-xin"]);
    assert_eq!(config.outlets[0].name, "Báo");
}

#[test]
fn names_of_folders_are_taken_as_they_are_written() {
    let config = load(&format!("{SITE}content = \"ba\u{301}o/\"\n")).unwrap();
    assert_eq!(config.content, Path::new("a/ba\u{301}o/"));
    assert_eq!(config.content_shown, "a/ba\u{301}o");
}

#[test]
fn codes_of_languages_are_those_of_today() {
    let config = load("languages = [\"VI\", \"ind\"]\ntitle = { vie = \"Kho\", ID = \"Arsip\" }\n");
    let config = config.unwrap();
    assert_eq!(config.languages[1].as_str(), "id");
    assert_eq!(config.about[1].title, "Arsip");
}

#[test]
fn everything_wrong_is_reported_at_once_with_its_place_and_remedy() {
    let found = problems(
        "# title languages page_size vaccines xx\n\
         titel = 'x'\n\
         title = { vi = 'Kho', en = 'News' }\n\
         languages = ['vi', 'id', 'xx']\n\
         base_url = 'example.org'\n\
         content = ''\n\
         page_size = 'many'\n\
         feed_size = 0\n\
         max_capture_bytes = 1.5\n\
         weather = 1\n\
         [tags.vaccines]\n\
         words = { vi = 'vắc-xin', qq = [] }\n\
         output = 'x'\n\
         [tags.water]\n\
         label = { vi = 'Nước' }\n\
         lable = 1\n",
    );
    assert_eq!(
        found,
        [
            "2 titel: site.toml has no key ‘titel’ (‘title’ may be meant)",
            "3 en: ‘en’ is none of the languages of the archive (add \"en\" to ‘languages’, or delete this)",
            "3 title: ‘title’ has no text in ‘id’ (add it, or take the language out of ‘languages’)",
            "4 'xx': ‘xx’ is no language code (write an ISO 639 code, such as vi, id or en)",
            "5 'example.org': ‘example.org’ is no web address (write it as in \"https://example.org/archive/\")",
            "6 '': ‘content’ is empty (fill it in, or delete the line)",
            "7 'many': ‘page_size’ must be a number, and this is a text (write a whole number from 1, without quotes)",
            "8 0: ‘feed_size’ is 0 (write a whole number from 1)",
            "9 1.5: ‘max_capture_bytes’ is 1.5, not a whole number (write a whole number from 1)",
            "10 weather: site.toml has no key ‘weather’ (the keys are title, description, languages, base_url, \
             content, output, ledger, translations, page_size, feed_size, max_capture_bytes, max_capture_lines, \
             max_folder_depth, tags, tags_file, outlets)",
            "11 vaccines: the topic ‘vaccines’ has no label (write label = { vi = \"…\", id = \"…\" })",
            "12 qq: ‘qq’ is no language code (write an ISO 639 code, such as vi, id or en)",
            "13 output: a topic has no key ‘output’ (‘output’ is a key of the whole file: write it above \
             the first line in [brackets])",
            "15 label: the topic ‘water’ has no label in ‘id’ (write label = { vi = \"…\", id = \"…\" })",
            "16 lable: a topic has no key ‘lable’ (‘label’ may be meant)",
        ]
    );
}

#[test]
fn a_title_that_is_one_text_is_shown_how_to_be_more() {
    assert_eq!(
        problems("title = 'My archive'\n"),
        [
            "1 'My archive': ‘title’ must be a table of languages, and this is a text \
          (write title = { vi = \"…\", id = \"…\" })"
        ]
    );
    assert_eq!(
        problems("page_size = 5\n"),
        ["0 : the archive has no title (add title = { vi = \"…\", id = \"…\" })"]
    );
    assert_eq!(
        problems("title = { en = 'News' }\n"),
        [
            "1 en: ‘en’ is none of the languages of the archive (add \"en\" to ‘languages’, or delete this)",
            "1 title: ‘title’ has no text in ‘vi’, ‘id’ (add it, or name the languages of the archive: \
             without ‘languages’ they are ‘vi’, ‘id’)",
        ]
    );
}

#[test]
fn every_key_refuses_what_it_cannot_be() {
    for key in KEYS {
        let site = if key == "title" { "" } else { SITE };
        let found = problems(&format!("{key} = 2021-02-25\n{site}"));
        assert_eq!(found.len(), 1, "{found:?}");
        let known = !found[0].contains("has no key");
        assert!(found[0].starts_with("1 2021-02-25: ") && known, "{found:?}");
        assert!(!found[0].contains("NO REMEDY"), "{found:?}");
    }
}

#[test]
fn hosts_are_compared_in_lower_case_and_without_www() {
    let outlets = |lines: &str| load(&format!("{SITE}[outlets]\n{lines}"));
    let config = outlets("'WWW.Kabar.example' = 'Kabar'\n'kabar.example' = 'Kabar'\n").unwrap();
    assert_eq!(config.outlets.len(), 1);
    assert_eq!(config.outlets[0].hosts, ["kabar.example"]);
    let found = told(
        outlets(
            "'www.a.vn' = 'A'\n'a.vn' = 'B'\nb.vn = 'B'\n'https://c.vn/x' = 'C'\nbase_url = 'x'\n",
        )
        .unwrap_err(),
    );
    assert_eq!(
        found,
        [
            "4 'a.vn': two outlets have the host ‘a.vn’ (make one of the two; ‘www.’ and capital letters do not count)",
            "5 b: ‘b’ has no name (put the host in quotes: \"news.example.org\" = \"Name\")",
            "6 'https://c.vn/x': ‘https://c.vn/x’ is an address; its host is meant (write \"c.vn\")",
            "7 base_url: ‘base_url’ is no host of an address (‘base_url’ is a key of the whole file: \
             write it above the first line in [brackets])",
        ]
    );
}

#[test]
fn an_outlet_has_names_hosts_and_a_policy() {
    let config = load(&format!(
        "{SITE}[[outlets]]\nname = 'Kabar'\nhosts = ['WWW.Kabar.example', 'm.kabar.example']\n\
         [[outlets]]\nname = {{ id = 'Berita', vi = 'Tin' }}\nrights = 'excerpt'\n"
    ))
    .unwrap();
    let [kabar, berita] = &config.outlets[..] else {
        panic!("{:?}", config.outlets)
    };
    assert_eq!(kabar.hosts, ["kabar.example", "m.kabar.example"]);
    assert_eq!((kabar.rights, kabar.line), (None, 2));
    assert_eq!(kabar.name_in("vi".parse().unwrap()), "Kabar");
    assert_eq!(berita.rights, Some(Rights::Excerpt));
    assert_eq!(berita.name_in("id".parse().unwrap()), "Berita");
    // In a language without one, that of the archive's first language.
    assert_eq!(berita.name_in("en".parse().unwrap()), "Tin");
}

#[test]
fn faults_of_outlets_are_named_with_their_remedies() {
    let found = |tables: &str| told(load(&format!("{SITE}{tables}")).unwrap_err());
    assert_eq!(
        found(
            "[[outlets]]\nname = 'A'\nright = 'x'\nrights = 'none'\nhosts = ['https://a.vn/x', 'b c', 5]\n\
             [[outlets]]\nhosts = ['b.vn']\n[[outlets]]\nname = 'a'\n[[outlets]]\nname = 'C'\nhosts = 'c.vn'\n\
             [[outlets]]\nname = 'D'\nhosts = 'www.c.vn'\n"
        ),
        [
            "4 right: an outlet has no key ‘right’ (‘rights’ may be meant)",
            "5 'none': ‘none’ is no rights policy (write \"full\", or \"excerpt\" where only the first paragraph may be shown)",
            "6 'https://a.vn/x': ‘https://a.vn/x’ is an address; its host is meant (write \"a.vn\")",
            "6 'b c': ‘b c’ is no host of an address (write it as in \"news.example.org\")",
            "6 5: ‘hosts’ must be a text, and this is a number (put it in quotes)",
            "7 [[outlets]]: this outlet has no name (add name = \"…\", or name = { vi = \"…\", id = \"…\" })",
            "9 [[outlets]]: two outlets are called ‘a’ (make one of the two; ‘www.’ and capital letters do not count)",
            "14 [[outlets]]: two outlets have the host ‘c.vn’ (make one of the two; ‘www.’ and capital letters do not count)",
        ]
    );
    assert_eq!(found("[outlets]\nname = 'A'\nhosts = ['a.vn']\n").len(), 1);
    assert_eq!(
        found("outlets = 5\n"),
        [
            "2 5: ‘outlets’ must be a list of tables, and this is a number \
          (write [[outlets]] and below it name = \"…\" or { vi = \"…\", id = \"…\" }, and hosts = [\"example.org\"])"
        ]
    );
}

#[test]
fn a_file_of_topics_is_read_and_its_faults_are_named_as_its_own() {
    let site = format!("{SITE}tags_file = 't.toml'\ntags.a.label = {{ vi = 'A', id = 'A' }}\n");
    let good = "tags.b.label = { vi = 'B', id = 'B' }\n";
    let ids = |config: Config| config.topics.into_iter().map(|t| t.id).collect::<Vec<_>>();
    assert_eq!(ids(load_with(&site, Some(good)).unwrap()), ["a", "b"]);

    let bad = "tags.a.label = { vi = 'B', id = 'B' }\ntags.b.label = 5\n[c]\n";
    let site = format!("{site}page_size = 0\n");
    let found = load_with(&site, Some(bad)).unwrap_err();
    let paths: Vec<_> = found.iter().filter_map(|d| d.path.clone()).collect();
    assert_eq!(paths, ["a/site.toml", "a/t.toml", "a/t.toml", "a/t.toml"]);
    assert_eq!(
        told(found)[1..],
        [
            "1 a: the topic ‘a’ is defined twice (delete one of the two, or give it another id)",
            "2 5: ‘tags.b.label’ must be a table of languages, and this is a number \
             (write label = { vi = \"…\", id = \"…\" })",
            "3 c: a file of topics has no key ‘c’ (write [tags.c] if a topic is meant)",
        ]
    );
    assert_eq!(
        told(load_with(&site, None).unwrap_err())[0],
        "2 't.toml': cannot read the topics in a/t.toml: there is no such file \
         (make that file with a table [tags.ID] for each topic, or delete this line)"
    );
}

#[test]
fn an_argument_is_not_a_fault_of_the_file() {
    let overrides = Overrides {
        base_url: Some("foo".to_owned()),
        ..Overrides::default()
    };
    let none = |_: &Path| Err(Unreadable::Missing);
    let found = resolve(Path::new("site.toml"), SITE, &overrides, none).unwrap_err();
    assert_eq!(found[0].path, None);
    assert_eq!(
        found[0].message,
        "--base-url is ‘foo’, which is no web address"
    );
}

#[test]
fn the_folder_of_captures_is_shown_without_a_slash() {
    for (content, shown) in [("seeds/", "seeds"), ("./a//b/", "./a/b"), ("..", "..")] {
        let overrides = Overrides {
            content: Some(PathBuf::from(content)),
            ..Overrides::default()
        };
        let none = |_: &Path| Err(Unreadable::Missing);
        let config = resolve(Path::new("site.toml"), SITE, &overrides, none).unwrap();
        assert_eq!(config.content_shown, shown);
    }
}

#[test]
fn toml_that_cannot_be_read_is_reported_line_by_line() {
    let found = problems("title = `x`\npage_size = 1\npage_size = 2\n");
    assert_eq!(
        found,
        [
            "1 `x`: string values must be quoted, expected literal string \
             (mend this line; texts stand in quotes, one key on each line)",
            "3 page_size: duplicate key (it stands in this file already: delete one of the two)",
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text: String,
        key in proptest::sample::select(&KEYS[..]),
        value in "[\\['\"0-9đ/:T\\-\\],{}a=.]{0,24}",
    ) {
        let _ = load(&text);
        let _ = load_with(&format!("{key} = {value}\n"), Some(&text));
    }
}
