//! `kliping extract` for a person: every line of a capture with what became of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, VI};

/// The rows of the lines, without those of the fields.
fn rows(out: &str) -> Vec<&str> {
    let (_, lines) = out.split_once("\n\n").unwrap();
    lines.trim_end().lines().collect()
}

#[test]
fn every_line_stands_with_its_verdict() {
    let archive = Archive::with_two();
    let run = archive.run(&["extract", "seeds/lao.txt"]).exits(0);
    let rows = rows(&run.out);
    assert_eq!(rows.len(), VI.lines().count());
    let begin = |row: &&str| {
        row.chars()
            .take(24)
            .collect::<String>()
            .trim_end()
            .to_owned()
    };
    // Why the last line is left out is for the tests of reading to say.
    assert!(rows[6].starts_with("    7 - "), "{}", rows[6]);
    assert_eq!(
        rows[..6].iter().map(begin).collect::<Vec<_>>(),
        [
            "    1 + headline",
            "    2 - date",
            "    3 + text",
            "    4 + text",
            "    5 - related stories",
            "    6 - another story",
        ]
    );
    for (row, line) in rows.iter().zip(VI.lines()) {
        assert!(row.ends_with(line), "{row}");
    }
}

#[test]
fn the_head_tells_how_far_each_field_can_be_trusted() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.toml", "countries = ['LA']\n");
    let run = archive.run(&["extract", "seeds/lao.txt"]).exits(0);
    let (head, _) = run.out.split_once("\n\n").unwrap();
    for part in [
        "  title       Việt Nam và Lào ký bản ghi nhớ về vắc-xin  sure: line 1\n",
        "  published   2020-10-20T15:23+07:00  sure: line 2\n",
        "  countries   LA  sure: by hand\n",
        "~ tags        vaccines  likely: words of the text\n",
        "? source      –  doubtful: not found\n",
    ] {
        assert!(head.contains(part), "no ‘{part}’ in:\n{head}");
    }
}

#[test]
fn evidence_is_shown_where_it_is_asked_for() {
    let archive = Archive::with_two();
    let plain = archive.run(&["extract", "seeds/lao.txt"]).out;
    let full = archive.run(&["extract", "--evidence", "seeds/lao.txt"]).out;
    let below = |out: &str| {
        let label = out
            .lines()
            .position(|line| line.contains("- related stories"));
        out.lines().nth(label.unwrap() + 1).unwrap().to_owned()
    };
    assert!(below(&plain).contains("    6 - another story"));
    let evidence = below(&full);
    assert!(
        evidence.contains(" related ") && evidence.contains(" +"),
        "{evidence}"
    );
}

#[test]
fn the_archivists_word_and_what_was_taken_off_a_line_are_shown() {
    let archive = Archive::new();
    archive.write(
        "seeds/a.txt",
        VI.replace("của hai nước.\n", "của hai nước./.\n"),
    );
    archive.write("seeds/a.toml", "title = 'Hai nước ký kết'\n");
    let run = archive.run(&["extract", "seeds/a.txt"]).exits(0);
    assert!(
        run.out.contains("    1 - overruled       Việt Nam và Lào"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("    4 - end mark        ./.\n"),
        "{}",
        run.out
    );
}

#[test]
fn saved_pages_and_markdown_have_lines_too() {
    let archive = Archive::new();
    let story = VI.lines().nth(2).unwrap();
    let more = VI.lines().nth(3).unwrap();
    archive.write(
        "seeds/a.html",
        format!("<html><head><title>x</title></head>\n<body>\n<nav><a href=/>Trang chủ</a></nav>\n<h1>Hai nước ký bản ghi nhớ</h1>\n<p>{story}</p>\n<p>{more}</p></body></html>"),
    );
    archive.write(
        "seeds/b.md",
        format!("---\ntitle: Cầu mới\nmood: x\n---\n\n{story}\n"),
    );
    let run = archive.run(&["extract", "seeds/a.html"]).exits(0);
    assert!(
        run.out
            .contains("    4 + headline        Hai nước ký bản ghi nhớ\n"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("    5 + text            Ngày 20/10/2020"),
        "{}",
        run.out
    );
    let run = archive.run(&["extract", "seeds/b.md"]).exits(0);
    assert!(
        run.out.contains("+ text            Ngày 20/10/2020"),
        "{}",
        run.out
    );
}

#[test]
fn a_capture_that_yields_no_text_exits_1() {
    let archive = Archive::with_two();
    archive.write("seeds/kosong.txt", "Komentar (0)\n");
    archive
        .run(&["extract", "seeds/kosong.txt"])
        .exits(1)
        .says(&["no text was found"]);
    archive.run(&["extract", "--json", "seeds"]).exits(1);
    archive.run(&["extract", "seeds/lao.txt"]).exits(0);
}

#[test]
fn of_many_captures_the_first_error_of_each_is_told() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.toml", "titel = 'Lào'\nnote = 5\ndraft = 'x'\n");
    archive.write("seeds/obat.toml", "titel = 'Obat'\n");
    let run = archive.run(&["extract", "seeds"]).exits(1);
    assert_eq!(run.err.matches("error: ").count(), 2, "{}", run.err);
    assert!(run.err.contains("2 more problems"), "{}", run.err);
    let run = archive.run(&["extract", "seeds/lao.txt"]).exits(1);
    assert_eq!(run.err.matches("error: ").count(), 3, "{}", run.err);
}

#[test]
fn a_capture_with_an_invalid_sidecar_is_shown_without_it() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.toml", "titel = 'Lào'\n");
    let run = archive.run(&["extract", "seeds/lao.txt"]).exits(1);
    let run = run.says(&["lao.toml", "titel"]);
    for part in ["+ headline", "read without its sidecar"] {
        assert!(run.out.contains(part), "no ‘{part}’ in:\n{}", run.out);
    }
    let run = archive.run(&["extract", "--json", "seeds/lao.txt"]);
    assert_eq!(run.exits(1).out, "");
}

#[test]
fn nothing_of_a_capture_acts_on_the_terminal() {
    let archive = Archive::new();
    archive.write(
        "seeds/a.txt",
        VI.replace("Chia sẻ", "\u{1b}[31mChia \u{202e}sẻ\u{7}"),
    );
    let run = archive
        .run(&["extract", "--evidence", "seeds/a.txt"])
        .exits(0);
    assert!(
        !run.out.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{}",
        run.out
    );
}
