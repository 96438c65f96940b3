use super::*;
use proptest::prelude::*;

fn parsed(text: &str) -> Ledger {
    let read = Ledger::parse(text, "addresses.txt");
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    read.value
}

const LINES: &str = "\
id/2020/x.html stand-in lao.txt 0011223344556677
vi/2019/y.html moved lao.txt 0011223344556677 https://yte.example/lao?a=1
vi/2020.html list year/2020
vi/2020/x.html article lao.txt 0011223344556677 https://yte.example/lao?a=1
vi/2020/z.html gone mất%20rồi.txt -
vi/chu-de/x.html list topic/a%20b 2
vi/feed.json feed home
vi/quoc-gia/lao.html list country/LA
vi/quoc-gia/lao/2020.html list country/LA/2020
vi/quoc-gia/lao/2020/01.html list month/2020-01
vi/thu.html page
";

#[test]
fn what_stands_for_a_ledger_follows_what_it_says() {
    let mut ledger = parsed(LINES);
    let before = ledger.digest();
    let lines: Vec<&str> = LINES.lines().rev().collect();
    assert_eq!(parsed(&lines.join("\n")).digest(), before);

    let other = LINES.replace("0011223344556677", "8899aabbccddeeff");
    let records = parsed(&other).records().to_vec();
    let after = ledger.rewrite(records.clone(), before);
    assert_ne!(after, before);
    assert_eq!(after, ledger.digest());
    assert_eq!(after, parsed(&other).digest());
    assert_eq!(ledger.rewrite(records, after), after);
    assert_ne!(parsed(&format!("# note\n{LINES}")).digest(), before);
}

#[test]
fn a_ledger_is_read_as_it_was_written() {
    let ledger = parsed(LINES);
    assert_eq!(ledger.records().len(), LINES.lines().count());
    let text = ledger.to_text();
    assert!(text.ends_with(LINES), "{text}");
    assert_eq!(parsed(&text), ledger);
    let gone = &ledger.records()[4];
    assert!(
        matches!(&gone.published, Published::Article { capture: Some(capture), .. } if capture.path == "mất rồi.txt")
    );
}

#[test]
fn the_order_of_lines_and_lines_twice_change_nothing() {
    let mut lines: Vec<&str> = LINES.lines().chain(LINES.lines()).collect();
    lines.reverse();
    assert_eq!(parsed(&lines.join("\r\n")), parsed(LINES));
}

#[test]
fn both_sides_of_a_merge_are_read() {
    let text =
        "<<<<<<< HEAD\nvi/a.html article a.txt\n=======\nvi/b.html article b.txt\n>>>>>>> other\n";
    let read = Ledger::parse(text, "addresses.txt");
    assert_eq!(read.value.records().len(), 2);
    let lines: Vec<_> = read
        .diagnostics
        .iter()
        .map(|problem| problem.line)
        .collect();
    assert_eq!(lines, [Some(1), Some(3), Some(5)]);
    assert!(!read.value.to_text().contains("HEAD"));
}

#[test]
fn what_cannot_be_read_is_told_and_kept() {
    let bad = [
        "vi/a.html",
        "../a.html article a.txt",
        "vi/a.html poem a.txt",
        "vi/a.html list country/Laos!",
        "vi/a.html article a.txt - - more",
        "vi/a.html list year/2020 0",
        "vi/a%.html page",
        "sitemap.xml page",
        ".kliping page",
        "vi page",
        "vi/2020/10/20 gone a.txt",
        "VI/a.html page",
        "search/index/manifest.js page",
        "search/a.html page",
    ];
    for line in bad {
        let text = format!("vi/2020.html list year/2020\n{line}\n# mine\n");
        let read = Ledger::parse(&text, "addresses.txt");
        assert_eq!(read.diagnostics.len(), 1, "{line}");
        assert_eq!(read.diagnostics[0].line, Some(2));
        let again = read.value.after(Ledger::default()).to_text();
        assert!(again.ends_with(&format!("{line}\n")) && again.contains("# mine\n"));
    }
}

#[test]
fn of_two_lines_for_one_address_the_stronger_one_stays() {
    let ledger = parsed("vi/x.html gone a.txt\nvi/x.html article a.txt\n");
    let after = ledger.after(Ledger::default());
    assert_eq!(after, parsed("vi/x.html article a.txt\n"));
}

#[test]
fn what_another_build_wrote_meanwhile_is_joined() {
    let own = parsed("vi/a.html article a.txt\n");
    let other = parsed("vi/a.html gone a.txt\nvi/b.html article b.txt\n# theirs\n");
    let joined = own.join(other);
    assert_eq!(
        joined,
        parsed("vi/a.html article a.txt\nvi/b.html article b.txt\n# theirs\n")
    );
}

proptest! {
    #[test]
    fn any_name_of_a_capture_survives(path in "\\PC{1,20}|[-#% \\t\\n\u{202e}a]{1,9}", source in "[!-~ đ]{0,20}") {
        let capture = CaptureId {
            path,
            checksum: None,
            source: Some(source).filter(|source| !source.is_empty()),
        };
        let record = Record {
            path: SitePath::new("vi/x.html").unwrap(),
            published: Published::Article { state: State::Article, capture: Some(capture) },
        };
        let ledger = Ledger::new([record]);
        prop_assert_eq!(parsed(&ledger.to_text()), ledger);
    }

    #[test]
    fn any_text_is_read_without_panic_and_nothing_of_it_is_lost(text in "([a-c/.%#<=> -]{0,12}(article|list|feed)?[ a-c/.0-9]{0,9}\n){0,6}") {
        let read = Ledger::parse(&text, "addresses.txt").value;
        let again = Ledger::parse(&read.to_text(), "addresses.txt").value;
        prop_assert_eq!(read, again);
    }
}
