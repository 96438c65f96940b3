//! Reprints, copies and later captures of one page: one entry, with all its sources and what differs.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, VI, tree};
use scraper::{Html, Selector};

/// [`VI`] as another outlet prints it: another headline, an agency in front, a word here and there.
fn reprint() -> String {
    let text = VI
        .replacen("Việt Nam và Lào ký", "Hà Nội: Việt Nam, Lào cùng ký", 1)
        .replacen("Thứ Ba, 20/10", "Thứ Tư, 21/10", 1)
        .replacen("được tổ chức", "sẽ được tổ chức", 1);
    format!("{text}Nguồn: https://quocte.example/viet-lao.htm\n")
}

/// A capture with a story long enough to be compared.
fn long(text: &str) -> String {
    let more = "Hai bên cũng thống nhất lập đường dây liên lạc giữa các trung tâm kiểm soát bệnh tật dọc biên giới, \
        để báo cho nhau ngay khi có ổ dịch và cùng điều tra nguồn lây.\n\
        Phía Lào bày tỏ mong muốn được hỗ trợ về kho lạnh và xe chuyên dụng cho những bản làng ở xa trung tâm huyện.\n";
    text.replacen("Tin liên quan\n", &format!("{more}Tin liên quan\n"), 1)
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    let found = page.select(&selector).map(|element| {
        let text: String = element.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    found.collect()
}

fn archive() -> Archive {
    let archive = Archive::new();
    let first = format!(
        "{}Nguồn: https://www.suckhoe.example/lao?utm_source=x\n",
        long(VI)
    );
    archive.write("seeds/lao.txt", first);
    archive.write("seeds/sao.txt", long(&reprint()));
    archive
}

#[test]
fn a_reprint_is_listed_on_the_page_of_the_first_with_its_source_and_its_differences() {
    let archive = archive();
    let run = archive.build().exits(0);
    assert!(run.out.contains("Published 1 article,"), "{}", run.out);
    let (name, page) = archive.page("vi/2020/10/20/viet-nam-va-lao");
    for part in [
        "https://quocte.example/viet-lao.htm",
        "<code>sao.txt</code>",
        "Hà Nội: Việt Nam, Lào cùng ký bản ghi nhớ về vắc-xin",
        "<time datetime=\"2020-10-21T15:23+07:00\">",
    ] {
        assert!(page.contains(part), "no ‘{part}’ in {name}");
    }
    let sum = kliping::capture::read(
        &kliping::capture::one(&archive.path("seeds/sao.txt")).unwrap(),
        &kliping::capture::Limits {
            bytes: 1 << 20,
            lines: 1000,
            depth: 4,
        },
    );
    let sum: String = sum
        .unwrap()
        .value
        .sha256
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(page.contains(&sum));
    assert_eq!(texts(&page, ".changes del"), ["Chỉ ở bản này: sẽ"]);
    assert!(texts(&page, ".changes ins").is_empty());
    // What was left out of the reprint is there too, and the other interface has it all.
    assert_eq!(texts(&page, ".further .dropped td:last-child").len(), 5);
    let (_, page) = archive.page("id/2020/10/20/viet-nam-va-lao");
    assert_eq!(texts(&page, ".changes del"), ["Hanya di berkas ini: sẽ"]);
    assert_eq!(
        texts(&page, ".further del, .further .changes-text").len(),
        2
    );
    assert!(page.contains("\"isBasedOn\":[\"https://www.suckhoe.example/lao?utm_source=x\",\"https://quocte.example/viet-lao.htm\"]"));
}

#[test]
fn counts_lists_feeds_and_search_hold_an_article_once() {
    let archive = archive();
    archive.build().exits(0);
    let site = tree(&archive.path("public"));
    let pages: Vec<_> = site
        .keys()
        .filter(|name| name.starts_with("vi/2020/10/2") && name.ends_with(".html"))
        .collect();
    assert_eq!(pages.len(), 1, "{pages:?}");
    assert_eq!(
        archive.read("public/vi/feed.xml").matches("<entry").count(),
        1
    );
    assert_eq!(
        texts(&archive.read("public/vi/2020.html"), ".cutting").len(),
        1
    );
}

#[test]
fn a_newer_capture_keeps_the_address_and_tells_what_changed() {
    let archive = Archive::new();
    let page = |text: String| format!("{text}Nguồn: https://suckhoe.example/lao.htm\n");
    archive.write("seeds/lao.txt", page(long(VI)));
    archive.build().exits(0);
    let (before, _) = archive.page("vi/2020/10/20/viet-nam-va-lao");
    archive.write(
        "seeds/lao-2.txt",
        page(long(VI).replace("trong năm tới", "vào tháng 3 năm tới")),
    );
    archive.write("seeds/lao-2.toml", "captured = 2020-12-01\n");
    let run = archive.build().exits(0);
    assert!(run.out.contains("Published 1 article,"), "{}", run.out);
    let (after, page) = archive.page("vi/2020/10/20/viet-nam-va-lao");
    assert_eq!(before, after);
    assert!(texts(&page, ".text")[0].contains("vào tháng 3 năm tới"));
    assert_eq!(texts(&page, ".changes del"), ["Bị bỏ: trong"]);
    assert_eq!(texts(&page, ".changes ins"), ["Mới có: vào tháng 3"]);
    assert!(page.contains("<time datetime=\"2020-12-01\">"));
    // The older one may be said to be another article.
    archive.write("seeds/lao.toml", "distinct_from = 'lao-2.txt'\n");
    let run = archive.build().exits(0);
    assert!(run.out.contains("Published 2 articles,"), "{}", run.out);
}

#[test]
fn what_may_not_be_republished_is_not_in_the_differences() {
    let archive = archive();
    let site = archive.read("site.toml");
    archive.write(
        "site.toml",
        format!("{site}\n[[outlets]]\nname = 'Quốc tế'\nhosts = ['quocte.example']\nrights = 'excerpt'\n"),
    );
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2020/10/20/viet-nam-va-lao");
    assert!(texts(&page, "del, ins").is_empty());
    assert!(
        !page.contains("Phía Lào bày tỏ") || texts(&page, ".further")[0].find("Phía Lào").is_none()
    );
    assert!(page.contains("https://quocte.example/viet-lao.htm"));
}

#[test]
fn names_of_captures_that_are_not_there_are_told_with_what_may_be_meant() {
    let archive = archive();
    archive.write(
        "seeds/sao.toml",
        "duplicate_of = 'la0.txt'\ntranslation_of = 'lao.txt'\n",
    );
    let run = archive.build().exits(0);
    run.says(&[
        "seeds/sao.toml:1",
        "‘duplicate_of’ names la0.txt, and there is no such capture",
        "‘lao.txt’ may be meant",
        "‘translation_of’ names lao.txt, which is in the same language",
        "help: write `duplicate_of`, or set `language`",
    ]);
    let run = archive.run(&["check"]).exits(1);
    assert!(
        run.out.contains("sidecar: duplicate_of = \"lao.txt\""),
        "{}",
        run.out
    );
}

#[test]
fn check_lists_what_is_shown_with_another_and_has_no_doubt_about_it() {
    let archive = archive();
    let run = archive.run(&["check"]).exits(0);
    assert!(
        run.out
            .contains("Shown with another capture: 1\n  seeds/sao.txt\n"),
        "{}",
        run.out
    );
    let other = long(VI)
        .replace("20/10/2020, đại", "27/11/2020, đại")
        .replace("Thứ Ba, 20/10", "Thứ Sáu, 27/11");
    archive.write("seeds/khac.txt", other);
    let run = archive.run(&["check"]).exits(1);
    assert!(
        run.out.contains("Perhaps the same text twice: 1\n"),
        "{}",
        run.out
    );
    assert!(run.out.contains("but one has"), "{}", run.out);
}

#[test]
fn the_address_of_a_capture_that_is_no_longer_shown_leads_to_the_one_that_is() {
    let archive = archive();
    archive.write("seeds/sao.toml", "distinct_from = 'lao.txt'\n");
    archive.build().exits(0);
    let (own, _) = archive.page("vi/2020/10/21/ha-noi-viet-nam-lao");
    let (shown, _) = archive.page("vi/2020/10/20/viet-nam-va-lao");
    archive.write("seeds/sao.toml", "");
    let run = archive.build().exits(0);
    assert!(run.out.contains("Published 1 article,"), "{}", run.out);
    let moved = archive.read(&format!("public/{own}"));
    let target = shown.rsplit('/').next().unwrap();
    assert!(
        moved.contains("http-equiv=\"refresh\"") && moved.contains(target),
        "{moved}"
    );
    assert!(
        archive
            .read(&format!("public/{shown}"))
            .contains("<code>sao.txt</code>")
    );
}

#[test]
fn a_capture_that_names_itself_is_told_what_to_write() {
    let archive = archive();
    archive.write("seeds/sao.toml", "duplicate_of = 'sao.txt'\n");
    archive.build().exits(0).says(&[
        "‘duplicate_of’ names sao.txt, which is this capture itself",
        "help: name another capture, or delete the line",
    ]);
}
