//! Addresses that never die: whatever becomes of articles, every address that was ever published answers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, SITE, VI, tree};
use kliping::config::{self, Config, Overrides};
use kliping::pipeline::{self, Memory, Progress, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn reuse(&self, _: usize) {}
}

/// Numbers without order, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1);
        (self.0 >> 33) as usize % end
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What stands on disk of one capture.
#[derive(Clone)]
struct Capture {
    /// A word in the headline by which its article is known, whatever is done to it.
    mark: String,
    path: String,
    title: usize,
    day: usize,
    country: usize,
    topic: usize,
    words: usize,
    slug: Option<String>,
    withdrawn: bool,
    draft: bool,
}

const TITLES: [&str; 5] = [
    "Hai nước ký bản ghi nhớ về y tế",
    "Bộ trưởng y tế thăm và làm việc",
    "Bàn giao lô hàng y tế đầu tiên",
    "Khai mạc khóa tập huấn cho bác sĩ",
    "Công bố kết quả nghiên cứu chung",
];
const COUNTRIES: [&str; 4] = ["Lào", "Campuchia", "Thái Lan", "Malaysia"];
const TOPICS: [&str; 3] = ["vắc-xin", "khẩu trang", "sốt rét"];

impl Capture {
    fn text(&self) -> String {
        format!(
            "{} {}\nThứ Ba, {:02}/{:02}/{} 15:23 (GMT+7)\nNguồn: https://bao.example/{}\n\
             Đại diện ngành y tế Việt Nam và {} gặp nhau tại Hà Nội, bàn về {}. Hai bên sẽ trao đổi {} chuyên gia \
             trong đợt {} và chia sẻ kinh nghiệm về {} ở các tỉnh.\nCuộc gặp {} kéo dài hai ngày.\n",
            TITLES[self.title],
            self.mark,
            1 + self.day % 28,
            1 + self.day / 28 % 12,
            2019 + self.day / 336,
            self.mark,
            COUNTRIES[self.country],
            TOPICS[self.topic],
            10 + self.words,
            self.mark,
            TOPICS[self.topic],
            self.mark,
        )
    }

    fn sidecar_path(&self) -> String {
        format!("{}.toml", self.path.strip_suffix(".txt").unwrap())
    }

    fn sidecar(&self) -> String {
        let mut text = String::new();
        if let Some(slug) = &self.slug {
            text += &format!("slug = \"{slug}\"\n");
        }
        if self.draft {
            text += "draft = true\n";
        }
        if self.path.ends_with(".id.txt") {
            text += "language = \"id\"\n";
        }
        if self.withdrawn {
            text += "[withdrawn]\ndate = 2026-03-01\nreason = \"rights\"\n";
        }
        text
    }
}

/// An archive whose history is played.
struct History {
    archive: Archive,
    numbers: Numbers,
    captures: Vec<Capture>,
    made: usize,
    page_size: usize,
    languages: usize,
    label: usize,
    /// Every address that ever answered.
    ever: BTreeSet<String>,
    /// Whose article each address was.
    whose: BTreeMap<String, String>,
}

impl History {
    fn new() -> Self {
        let archive = Archive::new();
        // Pages of a line: a history has many, and what they look like is not asked here.
        archive.write(
            "templates/base.html",
            "<!doctype html><html lang=\"{{ lang }}\"><head>{% block head %}{% endblock head %}</head>\
             <body data-kind=\"{{ page.kind }}\">{{ page.title }}</body></html>\
             {% if page.kind == \"none\" %}{% block title %}{% endblock %}{% block description %}{% endblock %}\
             {% block meta %}{% endblock %}{% block body %}{% block masthead %}{% endblock %}{% block crumbs %}\
             {% endblock %}{% block main %}{% endblock %}{% block footer %}{% endblock %}{% endblock %}{% endif %}",
        );
        let mut history = History {
            archive,
            numbers: Numbers(11),
            captures: Vec::new(),
            made: 0,
            page_size: 3,
            languages: 2,
            label: 0,
            ever: BTreeSet::new(),
            whose: BTreeMap::new(),
        };
        for _ in 0..6 {
            history.add();
        }
        history
    }

    fn add(&mut self) {
        self.made += 1;
        let numbers = &mut self.numbers;
        let capture = Capture {
            mark: format!("m{}x", self.made),
            path: format!("a/{}.txt", self.made),
            title: numbers.below(TITLES.len()),
            day: numbers.below(900),
            country: numbers.below(COUNTRIES.len()),
            topic: numbers.below(TOPICS.len()),
            words: numbers.below(900),
            slug: None,
            withdrawn: false,
            draft: false,
        };
        self.captures.push(capture);
    }

    /// Does something to the archive that archivists do.
    fn edit(&mut self) {
        let kind = self.numbers.below(20);
        if self.captures.len() < 3 || (kind == 0 && self.captures.len() < 9) {
            return self.add();
        }
        let number = self.numbers.below(self.captures.len());
        let other = self.numbers.below(self.captures.len());
        self.made += 1;
        let fresh = self.made;
        let numbers = &mut self.numbers;
        let one = &mut self.captures[number];
        let (folder, name) = one.path.rsplit_once('/').unwrap();
        match kind {
            1 | 2 => one.title = numbers.below(TITLES.len()),
            3 | 4 => one.day = numbers.below(900),
            // Renamed, moved to another folder, and with the text changed at the same time.
            5 => one.path = format!("{folder}/n{fresh}.txt"),
            6 => one.path = format!("{}/{name}", numbers.one_of(&["a", "b", "c/d"])),
            7 => {
                one.path = format!("{folder}/r{fresh}.txt");
                one.words += 1;
            }
            8 => one.country = numbers.below(COUNTRIES.len()),
            9 => one.topic = numbers.below(TOPICS.len()),
            10 => one.words = numbers.below(900),
            11 => one.withdrawn = !one.withdrawn,
            12 => one.draft = !one.draft,
            13 => one.slug = (one.slug.is_none()).then(|| format!("chon-{fresh}")),
            14 => {
                self.captures.remove(number);
            }
            // Two files trade names.
            15 => {
                let path = one.path.clone();
                let theirs = std::mem::replace(&mut self.captures[other].path, path);
                self.captures[number].path = theirs;
            }
            // A translation comes.
            16 if !name.contains(".id.") && !name.contains(".vi.") => {
                let stem = one.path.strip_suffix(".txt").unwrap().to_owned();
                one.path = format!("{stem}.vi.txt");
                let mut translation = one.clone();
                translation.path = format!("{stem}.id.txt");
                translation.title = numbers.below(TITLES.len());
                self.captures.push(translation);
            }
            17 => self.page_size = 1 + numbers.below(4),
            18 if numbers.below(3) == 0 => self.languages = 3 - self.languages,
            19 => self.label += 1,
            _ => one.title = numbers.below(TITLES.len()),
        }
        // Where two came to one name, one of them stays.
        let mut taken = BTreeSet::new();
        self.captures.retain(|one| taken.insert(one.path.clone()));
    }

    fn config(&self) -> Config {
        let languages = ["[\"vi\"]", "[\"vi\", \"id\"]"][self.languages - 1];
        let title = ["{ vi = \"Kho\" }", "{ vi = \"Kho\", id = \"Arsip\" }"][self.languages - 1];
        let mut text = format!(
            "base_url = \"https://example.org/\"\nlanguages = {languages}\ntitle = {title}\npage_size = {}\n",
            self.page_size
        );
        for (number, topic) in TOPICS.iter().enumerate() {
            let label = format!("Chủ đề {number} {}", self.label / 3);
            let label = ["{ vi = \"L\" }", "{ vi = \"L\", id = \"L\" }"][self.languages - 1]
                .replace('L', &label);
            text +=
                &format!("[tags.t{number}]\nlabel = {label}\nwords = {{ vi = [\"{topic}\"] }}\n");
        }
        let file = self.archive.path("site.toml");
        fs::write(&file, &text).unwrap();
        config::resolve(&file, &text, &Overrides::default(), |_| unreachable!()).unwrap()
    }

    /// Builds, and asks for every address that there ever was. Gives what each is.
    fn publish(&mut self) -> BTreeMap<String, String> {
        let _ = fs::remove_dir_all(self.archive.path("seeds"));
        fs::create_dir(self.archive.path("seeds")).unwrap();
        for capture in &self.captures {
            self.archive
                .write(&format!("seeds/{}", capture.path), capture.text());
            let sidecar = capture.sidecar();
            if !sidecar.is_empty() {
                self.archive
                    .write(&format!("seeds/{}", capture.sidecar_path()), sidecar);
            }
        }
        let built = pipeline::build(&self.config(), &mut Memory::default(), &Silent);
        let problems: Vec<_> = built
            .diagnostics
            .iter()
            .map(|problem| &problem.message)
            .collect();
        assert!(built.summary.is_some(), "{problems:?}");
        let site = tree(&self.archive.path("public"));
        let mut kinds = BTreeMap::new();
        for (path, bytes) in &site {
            let is_page = path.ends_with(".html") && path != "404.html";
            let is_feed = path.ends_with(".xml") && !path.starts_with("sitemap");
            let is_cited = [".bib", ".ris", ".json"]
                .iter()
                .any(|end| path.ends_with(end));
            if !is_page && !is_feed && !is_cited {
                continue;
            }
            self.ever.insert(path.clone());
            if is_page {
                let page = std::str::from_utf8(bytes).unwrap();
                let kind = between(page, "data-kind=\"", "\"").unwrap();
                kinds.insert(path.clone(), kind.to_owned());
                self.ask_whose(path, kind, page);
            }
        }
        for path in &self.ever {
            assert!(site.contains_key(path), "{path} is dead");
        }
        for (path, kind) in &kinds {
            if kind == "moved" {
                let page = std::str::from_utf8(&site[path]).unwrap();
                let target = between(page, "url=", "\"").unwrap();
                let target = resolved(path, target);
                let led_to = kinds.get(&target).map(String::as_str);
                assert!(
                    !matches!(led_to, None | Some("moved" | "gone")),
                    "{path} leads to {target}: {led_to:?}"
                );
            }
        }
        kinds
    }

    /// An address is that of one article for ever.
    fn ask_whose(&mut self, path: &str, kind: &str, page: &str) {
        if kind != "article" {
            return;
        }
        let title = page
            .rsplit_once("\">")
            .unwrap()
            .1
            .split('<')
            .next()
            .unwrap();
        let mark = title.rsplit(' ').next().unwrap().to_owned();
        let first = self
            .whose
            .entry(path.to_owned())
            .or_insert_with(|| mark.clone());
        assert_eq!(*first, mark, "{path} was given to another article");
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split(end).next()
}

/// The file that a relative address leads to from another.
fn resolved(from: &str, address: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// How many edits are played; `KLIPING_EDITS=5000` plays so many.
fn edits() -> usize {
    let wanted = std::env::var("KLIPING_EDITS").ok();
    wanted.map_or(500, |edits| edits.parse().unwrap())
}

#[test]
fn every_address_that_ever_was_answers_after_each_build_of_a_long_history() {
    let mut history = History::new();
    history.publish();
    let (mut builds, mut edited, mut seen) = (1, 0, BTreeMap::<String, usize>::new());
    while edited < edits() {
        for _ in 0..1 + history.numbers.below(16) {
            history.edit();
            edited += 1;
        }
        for kind in history.publish().into_values() {
            *seen.entry(kind).or_default() += 1;
        }
        builds += 1;
    }
    for kind in [
        "article",
        "moved",
        "gone",
        "withdrawn",
        "tag",
        "country-year",
    ] {
        assert!(seen.contains_key(kind), "no page was {kind}");
    }
    eprintln!(
        "{edited} edits, {builds} builds, {} addresses, each asked for after every build",
        history.ever.len()
    );
}

/// The addresses of articles in the site, with the kind of page that stands there.
fn articles(archive: &Archive) -> BTreeMap<String, String> {
    let site = tree(&archive.path("public"));
    let pages = site.into_iter().filter(|(path, _)| path.ends_with(".html"));
    let depth = |path: &str| path.matches('/').count();
    pages
        .filter(|(path, _)| depth(path) == 4)
        .map(|(path, bytes)| {
            let page = String::from_utf8(bytes).unwrap();
            let kind = between(&page, "data-kind=\"", "\"").unwrap().to_owned();
            (path, kind)
        })
        .collect()
}

const LAO: &str = "vi/2020/10/20/viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin.html";

#[test]
fn an_article_keeps_its_address_with_another_headline_date_or_name() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let first = articles(&archive);
    let names = || -> BTreeSet<String> {
        let feeds = ["public/vi/feed.xml", "public/id/feed.json"].map(|feed| archive.read(feed));
        let all = feeds
            .iter()
            .flat_map(|feed| feed.split("urn:uuid:").skip(1));
        all.map(|rest| rest.chars().take(36).collect()).collect()
    };
    let first_names = names();
    archive.write(
        "seeds/lao.toml",
        "title = \"Ký kết tại Hà Nội\"\npublished = 2019-05-05\n",
    );
    archive.build().exits(0);
    assert_eq!(articles(&archive), first);
    fs::create_dir(archive.path("seeds/x")).unwrap();
    fs::rename(
        archive.path("seeds/lao.txt"),
        archive.path("seeds/x/ky.txt"),
    )
    .unwrap();
    fs::rename(
        archive.path("seeds/lao.toml"),
        archive.path("seeds/x/ky.toml"),
    )
    .unwrap();
    archive.build().exits(0);
    assert_eq!(articles(&archive), first);
    // Nor do feed readers take it for a new one.
    assert_eq!(names(), first_names);
    let ledger = archive.read("addresses.txt");
    assert!(
        ledger.contains(&format!("{LAO} article x/ky.txt ")),
        "{ledger}"
    );
}

#[test]
fn the_captures_of_a_page_keep_its_address_however_that_of_the_page_is_spelt() {
    let archive = Archive::with_two();
    let capture = |address: &str, word: &str| {
        let text = VI.replace("tập huấn", word);
        format!("{text}Nguồn: {address}\n")
    };
    let first = capture("http://bao.example/lao.htm", "tập huấn");
    archive.write("seeds/lao.txt", &first);
    archive.build().exits(0);
    let site = articles(&archive);
    // Saved again under the same name.
    let again = capture("https://www.bao.example/lao.htm?utm_source=a", "đào tạo");
    archive.write("seeds/lao.txt", again);
    archive.build().exits(0);
    assert_eq!(articles(&archive), site);
    // Under two more, of which the newest is shown; then it is deleted.
    let newer = capture("https://m.bao.example/lao.htm", "bồi dưỡng");
    archive.write("seeds/a/lao.txt", newer);
    archive.write("seeds/a/lao.toml", "captured = 2030-01-02\n");
    archive.write("seeds/b/lao.txt", &first);
    archive.build().exits(0);
    assert_eq!(articles(&archive), site);
    for name in ["lao.txt", "lao.toml"] {
        fs::remove_file(archive.path(&format!("seeds/a/{name}"))).unwrap();
    }
    archive.build().exits(0);
    assert_eq!(articles(&archive), site);
}

#[test]
fn a_slug_gives_another_address_and_the_old_one_leads_there() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("seeds/lao.toml", "slug = \"bien-gioi\"\n");
    archive.build().exits(0);
    let page = archive.read(&format!("public/{LAO}"));
    let target = "../../../../vi/2020/10/20/bien-gioi.html";
    assert!(
        page.contains(&format!("content=\"0; url={target}\"")),
        "{page}"
    );
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(
        page.contains(
            "rel=\"canonical\" href=\"https://example.org/a/vi/2020/10/20/bien-gioi.html\""
        )
    );
    // A person finds the way without the browser's help, in each language.
    assert!(page.contains(&format!("<a href=\"{target}\"")) && page.contains("lang=\"id\""));
    let (old, new) = (LAO.replace(".html", ".bib"), "vi/2020/10/20/bien-gioi.bib");
    assert_eq!(
        archive.read(&format!("public/{old}")),
        archive.read(&format!("public/{new}"))
    );
}

#[test]
fn what_is_deleted_says_so_in_each_language_and_the_build_tells_what_to_do() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    fs::remove_file(archive.path("seeds/lao.txt")).unwrap();
    let run = archive.run(&["check"]).exits(1);
    assert!(
        run.out.contains("lao.txt") && run.out.contains(LAO),
        "{}",
        run.out
    );
    archive
        .build()
        .exits(0)
        .says(&["lao.txt", "[withdrawn]", "addresses.txt"]);
    let page = archive.read(&format!("public/{LAO}"));
    assert!(page.contains("data-kind=\"gone\"") && !page.contains("bản ghi nhớ"));
    assert!(page.contains("Bài viết từng ở địa chỉ này") && page.contains("Artikel yang pernah"));
    let country = archive.read("public/vi/quoc-gia/lao.html");
    assert!(country.contains("Danh sách này hiện không có bài nào"));
    assert!(archive.read("public/vi/quoc-gia/lao.xml").contains("<feed"));
    // Told once; the ledger says it from then on.
    let run = archive.build().exits(0);
    assert!(!run.err.contains("lao.txt"), "{}", run.err);
    assert!(
        archive
            .read("addresses.txt")
            .contains(&format!("{LAO} gone lao.txt"))
    );
    archive.write("seeds/lao.txt", VI);
    archive.build().exits(0);
    assert_eq!(articles(&archive)[LAO], "article");
}

#[test]
fn an_article_that_is_withdrawn_says_since_when_and_why_and_nothing_of_its_text() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write(
        "seeds/lao.toml",
        "[withdrawn]\ndate = 2026-03-01\nreason = \"legal\"\nnote = { vi = \"Theo yêu cầu.\", id = \"Atas permintaan.\" }\n",
    );
    archive.build().exits(0);
    let own = archive.read(&format!("public/{LAO}"));
    assert!(own.contains("data-kind=\"withdrawn\"") && own.contains("Vì lý do pháp lý."));
    assert!(own.contains("1 tháng 3 năm 2026") && own.contains("Theo yêu cầu."));
    let other = archive.read(&format!("public/{}", LAO.replacen("vi/", "id/", 1)));
    assert!(other.contains("Karena alasan hukum.") && other.contains("Atas permintaan."));
    let cited = LAO.replace(".html", ".bib");
    assert!(
        archive
            .read(&format!("public/{cited}"))
            .contains("đã được rút khỏi kho")
    );
    for (path, bytes) in tree(&archive.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["bản ghi nhớ", "tiêm chủng", "tập huấn"] {
            assert!(!text.contains(word), "{path} has ‘{word}’");
        }
    }
}

#[test]
fn a_text_that_may_not_be_shown_and_is_shown_from_another_capture_is_told() {
    let archive = Archive::with_two();
    archive.write("seeds/copy.txt", VI);
    archive.write(
        "seeds/lao.toml",
        "[withdrawn]\ndate = 2026-03-01\nreason = \"legal\"\n",
    );
    archive.build().exits(0).says(&[
        "seeds/lao.txt",
        "‘copy.txt’, of the same text or page, is shown",
    ]);
    archive.write("seeds/copy.txt", format!("{VI}Hai bên thỏa thuận gặp lại."));
    for (capture, more) in [
        (
            "lao",
            "[withdrawn]\ndate = 2026-03-01\nreason = \"rights\"\n",
        ),
        ("copy", ""),
    ] {
        archive.write(
            &format!("seeds/{capture}.toml"),
            format!("source = \"https://yte.example/lao\"\n{more}"),
        );
    }
    archive
        .build()
        .exits(0)
        .says(&["‘copy.txt’, of the same text or page, is shown"]);
    archive.write(
        "seeds/lao.toml",
        "[withdrawn]\ndate = 2026-03-01\nreason = \"duplicate\"\n",
    );
    assert!(!archive.build().exits(0).err.contains("is shown"));
}

#[test]
fn a_correction_is_told_on_the_article_on_a_page_in_a_feed_and_to_machines() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    assert!(!archive.path("public/vi/dinh-chinh.html").exists());
    archive.write(
        "seeds/lao.toml",
        "[[corrections]]\ndate = 2026-03-05\nnote = { vi = \"Sửa tên tỉnh.\", id = \"Nama provinsi diperbaiki.\" }\n",
    );
    archive.build().exits(0);
    let article = archive.read(&format!("public/{LAO}"));
    assert!(article.contains("id=\"correction-1\"") && article.contains("Sửa tên tỉnh."));
    assert!(article.contains("\"dateModified\":\"2026-03-05\""));
    assert!(article.contains("\"@type\":\"CorrectionComment\""));
    assert!(
        archive
            .read("public/vi/dinh-chinh.html")
            .contains("Sửa tên tỉnh.")
    );
    assert!(
        archive
            .read("public/id/ralat.xml")
            .contains("Nama provinsi diperbaiki.")
    );
    assert!(
        archive
            .read("public/vi/index.html")
            .contains("vi/dinh-chinh.html")
    );
    let run = archive
        .run(&["extract", "--json", "seeds/lao.txt"])
        .exits(0);
    assert!(
        run.out
            .contains("\"corrections\":[{\"date\":\"2026-03-05\""),
        "{}",
        run.out
    );
    // The page of corrections stays when there are none any more.
    fs::remove_file(archive.path("seeds/lao.toml")).unwrap();
    archive.build().exits(0);
    assert!(
        archive
            .read("public/vi/dinh-chinh.html")
            .contains("data-kind=\"gone\"")
    );
}

#[test]
fn a_lost_ledger_is_made_again_from_the_site() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    fs::remove_file(archive.path("addresses.txt")).unwrap();
    archive.write("seeds/lao.toml", "title = \"Ký kết tại Hà Nội\"\n");
    archive
        .build()
        .exits(0)
        .says(&["addresses were taken from the site"]);
    assert_eq!(articles(&archive)[LAO], "gone");
    // A person writes what nobody else can know.
    let ledger = archive.read("addresses.txt");
    let line = format!("{LAO} gone\n");
    assert!(ledger.contains(&line), "{ledger}");
    archive.write(
        "addresses.txt",
        ledger.replace(&line, &format!("{LAO} article lao.txt\n")),
    );
    archive.build().exits(0);
    assert_eq!(articles(&archive)[LAO], "moved");
}

#[test]
fn two_ledgers_put_together_are_a_ledger() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let ours = archive.read("addresses.txt");
    let theirs = "<<<<<<< x\nvi/2001/a.html article cu.txt\n=======\nvi/2001/a.html list year/2001\nvi/bad\n>>>>>>> y\n";
    archive.write("addresses.txt", format!("{theirs}{ours}{ours}"));
    archive
        .build()
        .exits(0)
        .says(&["addresses.txt:1", "addresses.txt:5", "cannot be read"]);
    assert!(archive.path("public/vi/2001/a.html").exists());
    let merged = archive.read("addresses.txt");
    assert!(
        merged.contains("vi/bad\n") && !merged.contains("<<<<"),
        "{merged}"
    );
    assert_eq!(merged.matches(LAO).count(), 1);
    archive.build().exits(0);
    assert_eq!(archive.read("addresses.txt"), merged);
}

#[test]
fn the_marks_of_a_merge_are_gone_after_the_next_build() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    let (first, rest) = ledger.split_at(ledger.len() / 2);
    let (first, rest) = (
        first,
        format!("{}{rest}", &first[first.rfind('\n').unwrap() + 1..]),
    );
    let first = &first[..=first.rfind('\n').unwrap()];
    archive.write(
        "addresses.txt",
        format!("<<<<<<< HEAD\n{first}=======\n{first}{rest}>>>>>>> other\n"),
    );
    archive.build().exits(0).says(&["two sides of a merge"]);
    assert_eq!(archive.read("addresses.txt"), ledger);
}

#[test]
fn a_ledger_that_cannot_be_read_stops_the_build() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let before = tree(&archive.path("public"));
    archive.write("addresses.txt", b"vi/a.html page\n\xff\n");
    archive
        .build()
        .exits(2)
        .says(&["addresses.txt:2", "not UTF-8"]);
    assert_eq!(tree(&archive.path("public")), before);
}

#[test]
fn a_file_that_is_no_ledger_is_never_written_over() {
    let archive = Archive::with_two();
    archive.write(
        "notes.md",
        "# Notes\n\nFirst the captures,\nthen a\nfan page\n",
    );
    for file in ["seeds/lao.txt", "site.toml", "notes.md", "seeds/new.txt"] {
        archive.write("site.toml", format!("ledger = \"{file}\"\n{SITE}"));
        let before = tree(&archive.path(""));
        let run = archive.build().exits(2).says(&[file, "set `ledger`"]);
        assert!(tree(&archive.path("")) == before, "{file}: {}", run.err);
        assert_eq!(archive.run(&["check"]).code, 2, "{file}");
    }
}

#[cfg(unix)]
#[test]
fn where_the_ledger_cannot_be_written_the_site_is_published_and_it_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::new();
    archive.write("mine/site.toml", archive.read("site.toml"));
    archive.write("mine/seeds/lao.txt", VI);
    let folder = archive.path("mine");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("x"), "").is_ok() {
        return; // whoever runs the tests may write everywhere
    }
    let run = archive.run(&["build", "--config", "mine/site.toml", "--output", "site"]);
    run.exits(0)
        .says(&["new addresses cannot be remembered", "addresses.txt"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn other_captures_and_previews_leave_the_ledger_alone() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    archive.write("elsewhere/x.txt", ID.replace("Obat", "Vaksin"));
    archive
        .run(&["build", "--content", "elsewhere", "--output", "trial"])
        .exits(0);
    assert_eq!(archive.read("addresses.txt"), ledger);
    assert!(!archive.path("trial").join(LAO).exists());
    // The same captures by another way are the same.
    archive.write(
        "seeds/moi.txt",
        "Khai mạc khóa tập huấn
Thứ Ba, 20/10/2020 15:23 (GMT+7)
Khóa tập huấn cho các bác sĩ tuyến huyện khai mạc \
         sáng nay tại Huế, với sự tham gia của ba mươi học viên.
",
    );
    archive.run(&["build", "--content", "./seeds/"]).exits(0);
    assert_ne!(archive.read("addresses.txt"), ledger);
}

/// Makes the site as `serve` does.
fn look_at(archive: &Archive) {
    let overrides = Overrides {
        preview: true,
        ..Overrides::default()
    };
    let file = archive.path("site.toml");
    let config = config::resolve(&file, SITE, &overrides, |_| unreachable!()).unwrap();
    let built = pipeline::build(&config, &mut Memory::default(), &Silent);
    assert!(built.summary.is_some());
}

#[test]
fn what_was_only_looked_at_leaves_no_address() {
    let archive = Archive::with_two();
    look_at(&archive);
    archive.write("seeds/obat.toml", "title = \"Judul yang salah\"");
    look_at(&archive);
    archive.write("seeds/obat.toml", "title = \"Judul yang benar\"");
    look_at(&archive);
    let pages = || {
        let site = tree(&archive.path("public"));
        site.into_keys().collect::<Vec<String>>().join("\n")
    };
    assert!(pages().contains("judul-yang-benar") && !pages().contains("judul-yang-salah"));
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    assert!(ledger.contains("judul-yang-benar") && !ledger.contains("judul-yang-salah"));
    assert!(!pages().contains("preview") && !pages().contains("judul-yang-salah"));
    // Of a site that was published, what is looked at keeps the addresses, even if the ledger is lost.
    fs::remove_file(archive.path("addresses.txt")).unwrap();
    archive.write("seeds/obat.toml", "title = \"Judul yang lain\"");
    look_at(&archive);
    archive.build().exits(0);
    let ledger = archive.read("addresses.txt");
    assert!(ledger.contains("judul-yang-benar") && ledger.contains("judul-yang-lain"));
}
