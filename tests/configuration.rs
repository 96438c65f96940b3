//! The command line and `site.toml`, as the program tells of them: every fault at once, in plain words,
//! with a remedy; nothing is lost because of a slip.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, SITE, VI, tree};
use std::fs;

#[test]
fn every_fault_of_site_toml_is_told_at_once_with_line_caret_and_remedy() {
    let archive = Archive::with_two();
    archive.write(
        "site.toml",
        "# page_size title\npage_size = \"many\"\ntitle = { vi = \"Kho\", id = \"\" }\npublic = 'x'\n\
         tags_file = \"topics.toml\"\n",
    );
    archive.write("topics.toml", "[tags.a]\nlabel = \"A\"\n");
    let run = archive.run(&["build", "--base-url", "foo"]).exits(2);
    let expected = "\
error: ‘page_size’ must be a number, and this is a text
 --> site.toml:2:13
  |
2 | page_size = \"many\"
  |             ^^^^^^
  |
  = help: write a whole number from 1, without quotes

error: ‘title.id’ is empty
 --> site.toml:3:28
  |
3 | title = { vi = \"Kho\", id = \"\" }
  |                            ^^
  |
  = help: fill it in, or delete the line

error: site.toml has no key ‘public’
 --> site.toml:4:1
  |
4 | public = 'x'
  | ^^^^^^
  |
  = help: ‘output’ may be meant

error: ‘tags.a.label’ must be a table of languages, and this is a text
 --> topics.toml:2:9
  |
2 | label = \"A\"
  |         ^^^
  |
  = help: write label = { vi = \"…\", id = \"…\" }

error: --base-url is ‘foo’, which is no web address
 |
 = help: write it as in --base-url https://example.org/archive/

5 errors
Nothing was published; what was published before is untouched.
";
    assert_eq!(run.err, expected);
}

#[test]
fn texts_of_site_toml_reach_feeds_without_control_characters() {
    let archive = Archive::with_two();
    let site = SITE.replace("Kho báo", "Kho\\u0007 ba\u{301}o\\u0000");
    let site = site.replace("\"vắc-xin\"", "\"va\u{306}\u{301}c-xin\"");
    archive.write("site.toml", site);
    archive.build().exits(0);
    let feed = archive.read("public/vi/feed.xml");
    roxmltree::Document::parse(&feed).unwrap();
    assert!(feed.contains("Kho báo"), "{feed}");
    assert!(archive.path("public/vi/chu-de/vac-xin.html").exists());
}

#[test]
fn outlets_are_found_whatever_way_their_host_is_written() {
    let archive = Archive::with_two();
    let capture = format!("{VI}Nguồn: https://www.suckhoe.example/lao.html\n");
    archive.write("seeds/lao.txt", capture);
    archive.write(
        "seeds/lao.toml",
        "source = 'https://www.suckhoe.example/lao'\n",
    );
    archive.write(
        "site.toml",
        format!("{SITE}[outlets]\n'WWW.SucKhoe.Example' = 'Báo Sức khỏe Mẫu'\n"),
    );
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2020/10/20/");
    assert!(page.contains("Báo Sức khỏe Mẫu"));
}

#[test]
fn a_missing_file_of_topics_is_told_with_its_remedy() {
    let archive = Archive::with_two();
    archive.write("site.toml", format!("tags_file = 'no.toml'\n{SITE}"));
    archive.build().exits(2).says(&[
        "cannot read the topics in no.toml: there is no such file",
        "site.toml:1:13",
        "help: make that file",
    ]);
}

#[test]
fn a_configuration_that_cannot_be_read_is_told_with_its_remedy() {
    let archive = Archive::with_two();
    archive.write("site.toml", b"title = 'x'\n# \xff\n");
    archive.build().exits(2).says(&[
        "cannot read the configuration: line 2 is not UTF-8",
        "help: save it as UTF-8",
    ]);
    fs::remove_file(archive.path("site.toml")).unwrap();
    archive.build().exits(2).says(&[
        "cannot read the configuration: there is no such file",
        "kliping init",
    ]);
}

#[test]
fn a_folder_of_captures_may_be_named_with_a_slash() {
    let archive = Archive::with_two();
    archive.write("seeds/empty.txt", "");
    let run = archive.run(&["build", "--content", "seeds/"]).exits(1);
    assert!(run.out.contains("1 capture was left out\n"), "{}", run.out);
    assert!(!run.err.contains("seeds//"), "{}", run.err);
    run.says(&["--> seeds/empty.txt"]);
    archive.write("seeds/draft.toml", "draft = true\n");
    archive.write("seeds/draft.txt", VI);
    let run = archive.run(&["build", "--content", "seeds/"]);
    assert!(!run.err.contains("seeds//"), "{}", run.err);
    run.says(&["--> seeds/draft.txt"]);
}

#[test]
fn a_site_is_not_lost_because_no_capture_could_be_read() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let before = tree(&archive.path("public"));
    for name in ["seeds/lao.txt", "seeds/obat.txt"] {
        archive.write(name, "");
    }
    let run = archive.build().exits(2);
    run.says(&[
        "none of the 2 captures",
        "seeds/lao.txt",
        "Nothing was published",
    ]);
    for name in ["seeds/lao.txt", "seeds/obat.txt"] {
        fs::remove_file(archive.path(name)).unwrap();
    }
    let run = archive.build().exits(2);
    run.says(&[
        "no capture in this folder",
        "--> seeds",
        "help: ",
        "Nothing was published",
    ]);
    assert_eq!(before, tree(&archive.path("public")));
}

#[test]
fn a_new_archive_without_captures_is_an_empty_site_and_told_what_to_do() {
    let archive = Archive::new();
    for _ in 0..2 {
        archive
            .build()
            .exits(0)
            .says(&["put .txt, .md or .html files into it"]);
    }
    assert!(archive.path("public/vi/index.html").exists());
    // The first cannot be read, of the second nothing is left.
    for text in ["", "Trang chủ\nThể thao\n"] {
        archive.write("seeds/empty.txt", text);
        archive.build().exits(1).says(&[
            "the only capture in this folder cannot be used",
            "seeds/empty.txt",
        ]);
    }
}

#[test]
fn an_archive_of_drafts_is_an_empty_site() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("seeds/lao.toml", "draft = true\n");
    archive.write("seeds/obat.toml", "draft = true\n");
    let run = archive.build().exits(0);
    assert!(run.out.contains("0 articles"), "{}", run.out);
    assert!(archive.path("public/vi/index.html").exists());
    // What was published says that it is gone.
    let page = archive.read("public/vi/2020.html");
    assert!(page.contains("data-kind=\"gone\""), "{page}");
}

#[test]
fn extract_needs_the_configuration_that_is_named_and_no_other() {
    let archive = Archive::with_two();
    fs::remove_file(archive.path("site.toml")).unwrap();
    let run = archive.run(&["extract", "seeds"]).exits(0);
    assert!(run.out.contains("seeds/lao.txt\n"), "{}", run.out);
    let run = archive
        .run(&["extract", "--config", "typo.toml", "seeds"])
        .exits(2);
    assert_eq!(run.out, "");
    run.says(&["--> typo.toml", "cannot read the configuration"]);
    archive.write("site.toml", "title = 5\n");
    archive
        .run(&["extract", "seeds"])
        .exits(2)
        .says(&["site.toml:1:9"]);
}

#[test]
fn extract_tells_by_its_exit_code_what_it_could_read() {
    let archive = Archive::with_two();
    archive.write("seeds/empty.txt", "");
    archive.run(&["extract", "seeds/lao.txt"]).exits(0);
    archive
        .run(&["extract", "seeds"])
        .exits(1)
        .says(&["seeds/empty.txt"]);
    archive
        .run(&["extract", "seeds/nothing.txt"])
        .exits(2)
        .says(&["seeds/nothing.txt"]);
    fs::create_dir(archive.path("none")).unwrap();
    archive
        .run(&["extract", "none"])
        .exits(0)
        .says(&["there is no capture in this folder"]);
}

#[test]
fn a_fault_of_a_capture_in_a_folder_of_any_name_is_shown_where_it_stands() {
    let archive = Archive::with_two();
    archive.write("seeds/2020/lao.txt", VI);
    archive.write("seeds/2020/lao.toml", "titel = 'x'\n");
    for arguments in [
        &["extract", "./seeds/"][..],
        &["build", "--content", "./seeds/"],
    ] {
        archive
            .run(arguments)
            .exits(1)
            .says(&["--> ./seeds/2020/lao.toml:1:1"]);
    }
    archive
        .run(&["extract", "seeds/2020/lao.txt"])
        .says(&["--> seeds/2020/lao.toml:1:1"]);
}

#[cfg(unix)]
#[test]
fn no_control_character_reaches_the_terminal() {
    let archive = Archive::with_two();
    let name = "seeds/a\u{1b}[2J\u{202e}\u{9b}\n.txt";
    archive.write(name, ID);
    let empty = "seeds/b\u{1b}[2J.txt";
    archive.write(empty, "");
    // Its title is its name.
    let untitled = "seeds/c\u{1b}[2J.md";
    archive.write(untitled, "![](a.jpg)\n");
    for (arguments, code) in [
        (&["extract", untitled][..], 1),
        (&["extract", name, empty], 1),
        (&["extract", "--json", name, empty], 1),
        (&["extract", "seeds"], 1),
        (&["build"], 1),
        (&["build", "--output", "a\u{1b}[2J"], 1),
    ] {
        let run = archive.run(arguments).exits(code);
        for text in [&run.out, &run.err] {
            let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(bad), "{text:?}");
        }
    }
    let run = archive.run(&["extract", "--json", name]).exits(0);
    let object: serde_json::Value = serde_json::from_str(run.out.trim_end()).unwrap();
    assert_eq!(object["path"], name);
}

#[test]
fn a_new_archive_may_be_made_beside_hidden_files() {
    let archive = Archive::new();
    archive.write("mine/.git/config", "x");
    let run = archive.run(&["init", "mine"]).exits(0);
    for part in [
        "mine",
        "    site.toml\n",
        "first-covax.vi.txt\n",
        "cd mine\n",
    ] {
        assert!(run.out.contains(part), "no ‘{part}’ in:\n{}", run.out);
    }
    assert_eq!(archive.read("mine/.git/config"), "x");
    archive.write("other/thesis.txt", "x");
    let run = archive.run(&["init", "other"]).exits(2);
    run.says(&["--> other", "help: name a new or an empty folder"]);
    assert!(!archive.path("other/site.toml").exists());
    let run = archive.run(&["init", "it's mine"]).exits(0);
    assert!(run.out.contains("cd 'it'\\''s mine'\n"), "{}", run.out);
}
