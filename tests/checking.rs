//! `kliping check`: what it lists, the sidecars that it writes, and its exit codes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, SITE, VI, tree};
use serde_json::Value;

/// A capture about which much is doubtful: no headline, no date, no country, and no end.
const TORN: &str = "Para pedagang di pasar kota mengatakan harga beras turun sejak pekan lalu karena panen raya telah tiba.\n\
    Para petani di daerah sekitar berharap harga tidak turun lebih jauh sampai bulan depan karena\n";

/// An archive about which nothing is doubtful.
fn settled() -> Archive {
    let archive = Archive::with_two();
    archive.write("seeds/obat.toml", "tags = []\n");
    archive
}

fn json(archive: &Archive, code: i32) -> Value {
    let run = archive.run(&["check", "--json"]).exits(code);
    serde_json::from_str(&run.out).unwrap()
}

/// The doubts about a file, as `kind: message`.
fn about(report: &Value, file: &str) -> Vec<String> {
    let mut found = Vec::new();
    for group in report["groups"].as_array().unwrap() {
        for doubt in group["doubts"].as_array().unwrap() {
            if doubt["path"].as_str().unwrap_or_default().ends_with(file) {
                let message = doubt["message"].as_str().unwrap();
                let kind = group["kind"].as_str().unwrap();
                // Copies also wish for one address, which is told besides.
                if kind != "other" {
                    found.push(format!("{kind}: {message}"));
                }
            }
        }
    }
    found
}

#[test]
fn nothing_doubtful_is_said_and_exits_0() {
    let run = settled().run(&["check"]).exits(0);
    assert_eq!(run.out, "Nothing is doubtful in 2 captures\n");
}

#[test]
fn a_capture_without_headline_and_text_is_left_out_and_a_doubt() {
    let archive = settled();
    archive.write("seeds/daftar-menu.txt", "Trang chủ\nĐăng nhập\nLiên hệ\n");
    let run = archive.build().exits(1);
    assert!(run.err.contains("it is not published"), "{}", run.err);
    assert!(!archive.read("addresses.txt").contains("daftar-menu"));
    assert_eq!(
        about(&json(&archive, 1), "daftar-menu.txt"),
        ["no-text: all its lines were left out, so it is not published"]
    );
    archive.write("seeds/daftar-menu.toml", "draft = true\n");
    let run = archive.build().exits(0);
    assert!(!run.err.contains("no text"), "{}", run.err);
    archive.write("seeds/daftar-menu.toml", "title = 'Menu'\n");
    let run = archive.build().exits(0);
    assert!(run.err.contains("only a headline"), "{}", run.err);
}

#[test]
fn a_date_that_no_calendar_has_is_named() {
    let archive = settled();
    let [head, rest] = [
        &ID[..ID.find('\n').unwrap()],
        "Harga beras turun sejak pekan lalu karena panen raya telah tiba di Indonesia, kata para pedagang kepada wartawan.",
    ];
    archive.write(
        "seeds/mustahil.txt",
        format!("{head} lagi\n\n31/02/2021\n\n{rest}\n"),
    );
    let report = json(&archive, 1);
    let found = about(&report, "mustahil.txt");
    assert!(
        found.contains(&"date: there is no date but one that cannot be".to_owned()),
        "{found:?}"
    );
    let shown = archive.run(&["extract", "seeds/mustahil.txt"]).out;
    assert!(
        shown.contains("line 3 has a date that cannot be"),
        "{shown}"
    );
}

#[test]
fn what_a_build_has_read_changes_nothing_in_what_is_said_and_stays_as_it_is() {
    let archive = settled();
    archive.write("seeds/sobek.txt", TORN);
    archive.write("seeds/sobek-lagi.txt", TORN);
    let check = || archive.run(&["check", "--json", "--all"]).out;
    let without = check();
    archive.build().exits(0);
    let kept = tree(&archive.path(".public.kliping-cache"));
    assert!(kept.len() > 1);
    assert_eq!(check(), without);

    archive.write("seeds/sobek-lagi.txt", VI);
    let after = check();
    assert_ne!(after, without);
    assert!(tree(&archive.path(".public.kliping-cache")) == kept);
    std::fs::remove_dir_all(archive.path(".public.kliping-cache")).unwrap();
    assert_eq!(check(), after);
}

#[test]
fn doubts_are_grouped_counted_and_exit_1() {
    let archive = settled();
    archive.write("seeds/sobek.txt", TORN);
    let run = archive.run(&["check"]).exits(1);
    let headings: Vec<&str> = run
        .out
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert_eq!(
        headings,
        [
            "The text may not be whole: 1",
            "",
            "The date is missing, contradicted or cannot be: 1",
            "",
            "The headline was derived: 1",
            "",
            "No country is named: 1",
            "",
            "No topic fits: 1",
            "",
            "5 doubts about 1 file, of 3 captures",
        ]
    );
    assert!(run.out.contains("  seeds/sobek.txt:2\n    may be cut off: ends without a full stop\n    sidecar: checked = [\"text\"]\n"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn what_cannot_run_exits_2() {
    let archive = settled();
    archive.run(&["check", "--config", "none.toml"]).exits(2);
    archive.run(&["check", "--content", "nowhere"]).exits(2);
    archive.write("site.toml", "titel = 5\n");
    let run = archive.run(&["check"]).exits(2);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "The site cannot be built: 1",
            "  site.toml:1",
            "    site.toml has no key ‘titel’",
        ]
    );
    assert_eq!(lines[lines.len() - 1], "1 fault; no capture was looked at");
}

#[test]
fn missing_labels_and_strings_are_listed_with_their_places() {
    let archive = settled();
    let site = SITE.replace("\"vi\", \"id\"", "\"vi\", \"id\", \"ms\"");
    archive.write("site.toml", &site);
    let report = json(&archive, 2);
    assert_eq!(report["captures"], Value::Null);
    assert_eq!(report["count"], 2);
    assert_eq!(
        about(&report, "site.toml"),
        [
            "setup: ‘title’ has no text in ‘ms’",
            "setup: the topic ‘vaccines’ has no label in ‘ms’"
        ]
    );
    let site = site
        .replace(
            "id = \"Arsip Berita\"",
            "id = \"Arsip Berita\", ms = \"Arkib Berita\"",
        )
        .replace("id = \"Vaksin\"", "id = \"Vaksin\", ms = \"Vaksin\"");
    archive.write("site.toml", &site);
    let report = json(&archive, 2);
    let message = &report["groups"][0]["doubts"][0]["message"];
    assert_eq!(message, "there are no strings for the language ‘ms’");
    archive.write("templates/strings/ms.ftl", "nav-years = Tahun\n");
    let report = json(&archive, 2);
    let doubts = about(&report, "ms.ftl");
    assert!(doubts[0].starts_with("setup: strings are missing: "));
    assert!(doubts[0].contains(", nav-countries,") && !doubts[0].contains("nav-years"));
}

#[test]
fn a_capture_that_cannot_be_read_comes_first() {
    let archive = settled();
    archive.write("seeds/sobek.txt", TORN);
    archive.write("seeds/lao.toml", "titel = 'x'\n");
    let report = json(&archive, 1);
    assert_eq!(report["groups"][0]["kind"], "broken");
    assert_eq!(
        about(&report, "lao.toml"),
        ["broken: a sidecar has no key ‘titel’"]
    );
}

#[test]
fn what_a_sidecar_says_settles_each_doubt() {
    let archive = settled();
    archive.write("seeds/sobek.txt", TORN);
    let report = json(&archive, 1);
    let sidecar: Vec<&str> = report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["doubts"][0]["sidecar"][0].as_str().unwrap())
        .collect();
    archive.write("seeds/sobek.toml", sidecar.join("\n"));
    archive.run(&["check"]).exits(0);
}

#[test]
fn articles_side_by_side_are_compared() {
    let archive = settled();
    archive.write("seeds/lagi.txt", VI);
    archive.write("seeds/lain.txt", format!("Menu\n{VI}"));
    archive.write(
        "seeds/sendiri.txt",
        ID.replace("Jakarta", "Medan")
            .replace("Pejabat", "Para pejabat"),
    );
    archive.write(
        "seeds/sendiri.toml",
        "tags = []\ntranslation_key = 'obat'\n",
    );
    let topic = "[tags.rice]\nlabel = { vi = 'Gạo', id = 'Beras' }\n";
    archive.write("site.toml", format!("{SITE}\n{topic}"));
    let report = json(&archive, 1);
    assert_eq!(
        about(&report, "lain.txt"),
        ["merged: the same text as lagi.txt"]
    );
    assert_eq!(
        about(&report, "lao.txt"),
        ["duplicate: the same file as lagi.txt"]
    );
    assert_eq!(
        about(&report, "sendiri.toml"),
        ["translation: no other article has the translation_key ‘obat’"]
    );
    let topics = &report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .find(|g| g["kind"] == "topic")
        .unwrap()["doubts"];
    assert_eq!(topics[0]["message"], "no article has the topic ‘rice’");
    let line = 1 + SITE.lines().count() + 1;
    assert_eq!(
        (&topics[0]["path"], &topics[0]["line"]),
        (&"site.toml".into(), &line.into())
    );
}

#[test]
fn a_sidecar_that_changes_nothing_is_a_doubt_and_one_that_confirms_a_guess_is_none() {
    let archive = settled();
    archive.write(
        "seeds/lao.toml",
        "language = 'vi'\npublished = '2020-10-20T15:23+07:00'\n",
    );
    let report = json(&archive, 1);
    assert_eq!(
        about(&report, "lao.toml"),
        ["sidecar: its sidecar says what the capture says already"]
    );
    archive.write("seeds/lao.toml", "# nothing yet\n");
    archive.run(&["check"]).exits(0);
    archive.write("seeds/sobek.txt", format!("{TORN}."));
    archive.write(
        "seeds/sobek.toml",
        "countries = []\ntags = []\npublished = ''\nlanguage = 'id'\n",
    );
    let report = json(&archive, 1);
    assert!(
        !about(&report, "sobek.txt")
            .iter()
            .any(|doubt| doubt.starts_with("sidecar"))
    );
}

#[test]
fn a_policy_without_captures_and_an_article_without_an_outlet_are_told() {
    let archive = settled();
    archive.write(
        "site.toml",
        format!("{SITE}\n[[outlets]]\nname = 'Kabar'\nrights = 'excerpt'\n"),
    );
    let report = json(&archive, 1);
    assert_eq!(about(&report, "site.toml").len(), 1);
    assert_eq!(
        about(&report, "lao.txt"),
        ["rights: its outlet is not known, so it may be one whose texts are not republished"]
    );
}

#[test]
fn stubs_hold_the_guesses_and_change_nothing() {
    let archive = settled();
    let hostile = "Harga \"beras\\\" turun\u{202e} = 1 ]\n".to_owned() + TORN;
    archive.write("seeds/sobek.txt", TORN);
    archive.write("seeds/jahat.txt", hostile);
    archive.build().exits(0);
    let before = tree(&archive.path("public"));
    let report = archive.run(&["check"]).exits(1).out;
    let run = archive.run(&["check", "--write-sidecars"]).exits(1);
    assert!(run.out.ends_with("Wrote 2 stubs\n"), "{}", run.out);
    let stub = archive.read("seeds/sobek.toml");
    assert!(stub.contains("\n# published = \"\"\n"), "{stub}");
    assert!(
        stub.contains("\n# title = \"Para pedagang di pasar kota"),
        "{stub}"
    );
    for name in ["seeds/sobek.toml", "seeds/jahat.toml"] {
        let text = archive.read(name);
        assert!(
            text.lines()
                .all(|line| line.is_empty() || line.starts_with('#')),
            "{text}"
        );
        // Every guess is TOML that a sidecar can hold.
        for line in text
            .lines()
            .filter(|line| line.contains(" = ") && !line.contains(": "))
        {
            archive.write("try/a.txt", TORN);
            archive.write("try/a.toml", line.trim_start_matches("# "));
            archive.run(&["extract", "try/a.txt"]).exits(0);
        }
    }
    archive.build().exits(0);
    assert_eq!(tree(&archive.path("public")), before);
    assert_eq!(archive.run(&["check"]).exits(1).out, report);
}

#[test]
fn a_sidecar_that_is_there_is_never_overwritten() {
    let archive = settled();
    archive.write("seeds/sobek.txt", TORN);
    archive.write("seeds/sobek.toml", "countries = [] # mine\n");
    let run = archive.run(&["check", "--write-sidecars"]).exits(1);
    assert!(
        run.out
            .ends_with("Wrote 0 stubs; 1 sidecar is there already\n"),
        "{}",
        run.out
    );
    assert_eq!(archive.read("seeds/sobek.toml"), "countries = [] # mine\n");
    let names: Vec<String> = tree(&archive.path("seeds")).into_keys().collect();
    assert_eq!(
        names,
        [
            "lao.txt",
            "obat.toml",
            "obat.txt",
            "sobek.toml",
            "sobek.txt"
        ]
    );
}

#[test]
fn a_long_group_is_cut_unless_all_are_asked_for() {
    let archive = settled();
    for number in 0..13 {
        archive.write(
            &format!("seeds/{number:02}.txt"),
            TORN.replace("kota", &format!("kota {number}")),
        );
    }
    let run = archive.run(&["check"]).exits(1);
    assert!(
        run.out.contains("  … and 3 more; --all shows them\n"),
        "{}",
        run.out
    );
    let run = archive.run(&["check", "--all"]).exits(1);
    assert!(!run.out.contains("more; --all"), "{}", run.out);
}

#[test]
fn links_of_markdown_that_lead_nowhere_are_told_with_what_may_be_meant() {
    let archive = settled();
    let text = "+++\ntitle = 'Ghi chép về Lào'\ndate = 2021-01-02\ntags = ['vaccines']\ncountries = ['LA']\n+++\nXem \
        [bài này](../../../../vi/2020/10/20/viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin.html#about), \
        [danh sách](../../../2020.html), [trang ngoài](https://example.org/x).\n\n\
        Và [bài cũ](lao.txt), [năm](../../../1999.html), [chỗ khác](#khong-co).\n";
    archive.write("seeds/ghi.vi.md", text);
    let found = about(&json(&archive, 1), "ghi.vi.md");
    assert_eq!(
        found,
        [
            "link: the link #khong-co leads to a place that the page does not have",
            "link: the link ../../../1999.html leads to no page of the site",
            "link: the link lao.txt leads to no page of the site",
        ]
    );
    let run = archive.run(&["check"]).exits(1);
    assert!(
        run.out
            .contains("the page of that capture is ../../../../vi/2020/10/20/viet-nam-va-lao-ky-"),
        "{}",
        run.out
    );
    assert!(run.out.contains("  seeds/ghi.vi.md:9\n"), "{}", run.out);
}

#[test]
fn dates_that_cannot_be_are_told() {
    let archive = settled();
    let page = |day: &str| {
        ID.replace("Jumat, 17 Februari 2017 - 13:30 WIB", day)
            .replace("Malaysia", "Filipina")
    };
    archive.write("seeds/nanti.txt", page("5 Maret 2088 08:00 WIB"));
    archive.write(
        "seeds/nanti.toml",
        "tags = []\ndistinct_from = 'obat.txt'\n",
    );
    let report = json(&archive, 1);
    assert_eq!(
        about(&report, "nanti.txt"),
        ["date: published 2088-03-05, which is to come"]
    );
    archive.write("seeds/nanti.txt", page("5 Maret 2019 08:00 WIB"));
    let sidecar = "tags = []\ndistinct_from = 'obat.txt'\ncaptured = 2018-05-05\n";
    archive.write("seeds/nanti.toml", sidecar);
    let report = json(&archive, 1);
    assert_eq!(
        about(&report, "nanti.txt"),
        ["date: published 2019-03-05, and saved 2018-05-05, before that"]
    );
    // A person has looked.
    archive.write(
        "seeds/nanti.toml",
        format!("{sidecar}checked = ['published']\n"),
    );
    archive.run(&["check"]).exits(0);
}

#[test]
fn corrections_and_withdrawals_to_come_are_told() {
    let archive = settled();
    let correction = "\n[[corrections]]\ndate = 2088-01-02\nnote = 'x'\n";
    archive.write(
        "seeds/lao.toml",
        format!("captured = 2087-01-02\n{correction}"),
    );
    let report = json(&archive, 1);
    assert_eq!(
        about(&report, "lao.toml"),
        [
            "date: saved 2087-01-02, which is to come",
            "date: corrected 2088-01-02, which is to come"
        ]
    );
    archive.write(
        "seeds/lao.toml",
        "[withdrawn]\ndate = 2088-01-02\nreason = 'legal'\n",
    );
    let found = about(&json(&archive, 1), "lao.toml");
    assert_eq!(found[0], "date: withdrawn 2088-01-02, which is to come");
}

#[test]
fn versions_and_captures_that_are_far_apart_in_time_are_told() {
    let archive = Archive::new();
    archive.write("seeds/a.vi.txt", VI);
    archive.write("seeds/a.id.txt", ID);
    archive.write("seeds/a.id.toml", "tags = []\n");
    let again = VI.replace("Thứ Ba, 20/10/2020 15:23", "Thứ Sáu, 30/10/2020 15:23");
    let address = "Nguồn: https://suckhoe.example/lao.htm\n";
    archive.write(
        "seeds/b.txt",
        format!("{VI}{address}").replace("tập huấn", "đào tạo"),
    );
    archive.write(
        "seeds/c.txt",
        format!("{again}{address}").replace("tập huấn", "đào tạo"),
    );
    let report = json(&archive, 1);
    let dates = |name| {
        let all = about(&report, name).into_iter();
        all.filter(|doubt| doubt.starts_with("date"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        dates("a.id.txt"),
        ["date: published 1341 days from its translation a.vi.txt"]
    );
    assert_eq!(
        dates("b.txt"),
        ["date: published 2020-10-20, and by c.txt, of the same page, 2020-10-30"]
    );
}

#[test]
fn check_reads_captures_as_build_does() {
    // The same line in stories of one outlet is left out of each; without the others it is text.
    let archive = settled();
    let line = "Redaksi menerima tulisan dari pembaca yang ingin berbagi kabar tentang kampung halaman mereka, dikirim lewat pos";
    for number in 0..12 {
        let story = |place: usize| {
            let words = (0..14).map(|word| format!("kata{}", number * 1000 + place * 50 + word));
            format!(
                "Warga desa Indonesia {}.\n",
                words.collect::<Vec<_>>().join(" ")
            )
        };
        let text = format!(
            "Kabar dari Desa Nomor {number} yang Ramai\nJumat, 17 Februari 2017 - 13:30 WIB\n{}{}{}{line}\nSumber: https://kabar.example/{number}\n",
            story(1),
            story(2),
            story(3)
        );
        archive.write(&format!("seeds/{number:02}.txt"), text);
        archive.write(
            &format!("seeds/{number:02}.toml"),
            "tags = []\ncountries = ['ID']\n",
        );
    }
    let report = json(&archive, 0);
    assert_eq!(about(&report, "03.txt"), Vec::<String>::new());
    // Alone, its last line ends without a full stop.
    let alone = Archive::new();
    alone.write("seeds/03.txt", archive.read("seeds/03.txt"));
    alone.write("seeds/03.toml", "tags = []\ncountries = ['ID']\n");
    assert!(about(&json(&alone, 1), "03.txt")[0].starts_with("text: may be cut off"));
}

#[test]
fn a_doubt_about_what_a_sidecar_says_names_its_line() {
    let archive = settled();
    archive.write(
        "seeds/lao.toml",
        "# Looked at.\nnote = 'Ghi chú.'\nduplicate_of = 'khac.txt'\n\ncaptured = 2999-01-01\n\n\
         [[corrections]]\ndate = 2998-01-01\nnote = { vi = 'Sửa.', id = 'Ubah.' }\n",
    );
    archive.write(
        "seeds/obat.toml",
        "\n[withdrawn]\ndate = 2020-03-01\nreason = 'duplicate'\nsee = 'khac.txt'\n",
    );
    let report = json(&archive, 1);
    let places: Vec<String> = report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["doubts"].as_array().unwrap())
        .filter(|doubt| doubt["path"].as_str().unwrap().ends_with(".toml"))
        .map(|doubt| format!("{}:{}", doubt["path"].as_str().unwrap(), doubt["line"]))
        .collect();
    for place in ["lao.toml:3", "lao.toml:5", "lao.toml:7", "obat.toml:5"] {
        assert!(
            places.contains(&format!("seeds/{place}")),
            "{place}: {places:?}"
        );
    }
}

#[test]
fn a_doubt_about_what_front_matter_says_names_its_line() {
    let archive = settled();
    archive.write(
        "seeds/ghi.vi.md",
        "---\ntitle: Ghi chép về Lào\ndate: 2999-01-02\nretrieved: 2998-01-02\ntags: [vaccines]\ncountries: [LA]\n\
         translationKey: khong-co\nmood: good\n---\nHai bên trao đổi chuyên gia.\n",
    );
    let run = archive.run(&["check"]).exits(1);
    for doubt in [
        "  seeds/ghi.vi.md:3\n    published 2999-01-02, and saved 2998-01-02, before that\n",
        "  seeds/ghi.vi.md:4\n    saved 2998-01-02, which is to come\n",
        "  seeds/ghi.vi.md:7\n    no other article has the translation_key ‘khong-co’\n",
    ] {
        assert!(run.out.contains(doubt), "{doubt}\n{}", run.out);
    }
    archive
        .build()
        .says(&["this is not used: mood\n--> seeds/ghi.vi.md:8\n"]);
    // A sidecar overrules, and its line is told.
    archive.write("seeds/ghi.vi.toml", "\npublished = 2997-01-02\n");
    let run = archive.run(&["check"]).exits(1);
    let doubt = "  seeds/ghi.vi.toml:2\n    published 2997-01-02, which is to come\n";
    assert!(run.out.contains(doubt), "{}", run.out);
}
