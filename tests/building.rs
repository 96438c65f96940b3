//! `kliping build` on good input: what the site holds.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, SITE, VI, tree};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn a_build_ends_with_one_line_of_what_was_published() {
    let run = Archive::with_two().build().exits(0);
    let last = run.out.lines().last().unwrap();
    for part in [
        "2 articles",
        "2 languages",
        "4 countries",
        "2 years",
        "public",
    ] {
        assert!(last.contains(part), "no ‘{part}’ in: {last}");
    }
}

#[test]
fn addresses_are_in_the_readers_language_and_flat() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let site = tree(&archive.path("public"));
    for path in [
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "style.css",
        "vi/index.html",
        "vi/feed.xml",
        "vi/2020.html",
        "vi/2020/10.html",
        "vi/2020/10/20/viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin.html",
        "vi/quoc-gia.html",
        "vi/quoc-gia/lao.html",
        "vi/quoc-gia/lao.xml",
        "vi/quoc-gia/lao/2020.html",
        "vi/chu-de.html",
        "vi/chu-de/vac-xin.html",
        "vi/dong-thoi-gian.html",
        "id/negara/malaysia/2017.html",
        "id/2017/02/17/indonesia-dan-malaysia-bahas-pengawasan-obat.html",
        "id/topik/vaksin.html",
        "id/lini-masa.html",
    ] {
        assert!(site.contains_key(path), "{path} is missing");
    }
    let folders: BTreeSet<&str> = site
        .keys()
        .filter_map(|path| path.strip_suffix("index.html"))
        .collect();
    assert_eq!(folders, BTreeSet::from(["", "id/", "vi/"]));
}

#[test]
fn an_untranslated_article_is_shown_in_the_other_interface_in_its_own_language() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let own = "vi/2020/10/20/viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin.html";
    let other = own.replacen("vi/", "id/", 1);
    let page = archive.read(&format!("public/{other}"));
    assert!(page.contains("<html lang=\"id\""));
    assert!(page.contains("lang=\"vi\""));
    let canonical = format!("<link rel=\"canonical\" href=\"https://example.org/a/{own}\">");
    assert!(page.contains(&canonical));
    let sitemap = archive.read("public/sitemap.xml");
    assert!(sitemap.contains(own) && !sitemap.contains(&other));
}

#[test]
fn captures_named_alike_are_one_article_in_two_languages() {
    let archive = Archive::new();
    archive.write("seeds/ky-ket.vi.txt", VI);
    archive.write("seeds/ky-ket.id.txt", ID);
    let run = archive.build().exits(0);
    assert!(run.out.contains("1 article, 2 languages"), "{}", run.out);
    let (_, vi) = archive.page("vi/2020/10/20/");
    let (id_path, _) = archive.page("id/2017/02/17/");
    assert!(vi.contains(&id_path), "no link to {id_path}");
    let alternate = format!("hreflang=\"id\" href=\"https://example.org/a/{id_path}\"");
    assert!(vi.contains(&alternate));
}

#[test]
fn a_long_list_has_pages_that_lead_to_each_other() {
    let archive = Archive::new();
    archive.write("site.toml", format!("page_size = 2\n{SITE}"));
    for number in 1..=5 {
        let capture = VI.replace("Việt Nam và Lào ký", &format!("Lần {number}: Lào ký"));
        archive.write(&format!("seeds/{number}.txt"), capture);
    }
    archive.build().exits(0);
    let second = archive.read("public/vi/quoc-gia/lao/trang-2.html");
    assert!(second.contains("vi/quoc-gia/lao.html"));
    assert!(second.contains("vi/quoc-gia/lao/trang-3.html"));
    assert!(archive.path("public/vi/2020/trang-3.html").exists());
    assert!(!archive.path("public/vi/2020/trang-4.html").exists());
}

#[test]
fn the_archives_own_files_replace_the_built_in_ones() {
    let archive = Archive::with_two();
    archive.write("templates/root.html", "<p>Own {{ languages | length }}</p>");
    archive.write("templates/strings/vi.ftl", "title-countries = Các nước\n");
    archive.write("static/style.css", "p { color: red }");
    archive.write("static/logo.svg", "<svg/>");
    archive.build().exits(0);
    assert_eq!(archive.read("public/index.html"), "<p>Own 2</p>");
    assert_eq!(archive.read("public/style.css"), "p { color: red }");
    assert!(archive.path("public/logo.svg").exists());
    assert!(archive.read("public/vi/quoc-gia.html").contains("Các nước"));
}

#[test]
fn one_block_of_a_built_in_template_is_replaced_without_copying_the_page() {
    let archive = Archive::with_two();
    archive.write(
        "templates/article.html",
        "{% extends \"kliping/article.html\" %}{% block cite %}<p>No citations</p>{% endblock %}",
    );
    let run = archive.build();
    run.exits(0);
    let (_, article) = archive.page("vi/2020/10/20/");
    assert!(article.contains("<p>No citations</p>"));
    assert!(article.contains("<h1") && article.contains("masthead"));
    assert!(!article.contains("cite-files"));
}

#[test]
fn an_article_offers_its_record_in_three_formats_beside_its_page() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    let (page, html) = archive.page("vi/2020/10/20/");
    for (extension, says) in [
        ("bib", "date = {2020-10-20}"),
        ("ris", "DA  - 2020/10/20/"),
        ("json", "\"date-parts\":[[2020,10,20]]"),
    ] {
        let record = page.replace(".html", &format!(".{extension}"));
        assert!(html.contains(&record), "{record} is not offered");
        assert!(
            archive.read(&format!("public/{record}")).contains(says),
            "{record}"
        );
    }
}

#[test]
fn another_language_is_a_file_of_strings_away() {
    let archive = Archive::with_two();
    let site = SITE.replace("[\"vi\", \"id\"]", "[\"vi\", \"en\", \"fr\"]");
    let site = site.replace("id = \"Arsip Berita\"", "en = \"News\", fr = \"Presse\"");
    let site = site.replace("id = \"Vaksin\"", "en = \"Vaccines\", fr = \"Vaccins\"");
    archive.write("site.toml", site);
    archive
        .build()
        .exits(2)
        .says(&["‘fr’", "templates/strings/fr.ftl"]);
    let english = include_str!("../templates/strings/en.ftl");
    let french = english.replace("segment-countries = countries", "segment-countries = pays");
    archive.write("templates/strings/fr.ftl", french);
    archive.build().exits(0);
    assert!(archive.path("public/fr/pays/laos.html").exists());
    assert!(archive.path("public/en/countries/laos.html").exists());
}

#[test]
fn without_a_base_url_nothing_pretends_to_know_it() {
    let archive = Archive::with_two();
    archive.write(
        "site.toml",
        SITE.lines().skip(1).collect::<Vec<_>>().join("\n"),
    );
    let run = archive.build().exits(0);
    run.says(&[
        "note: without the address of the site",
        "base_url",
        "site.toml",
    ]);
    let site = tree(&archive.path("public"));
    assert!(!site.contains_key("sitemap.xml"));
    assert!(!archive.read("public/robots.txt").contains("Sitemap"));
    assert!(
        !archive
            .read("public/vi/index.html")
            .contains("hreflang=\"x-default\"")
    );
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_machine() {
    let archive = Archive::with_two();
    archive.write("seeds/b/ky-ket.vi.txt", VI.replace("2020", "2021"));
    archive.write("seeds/b/ky-ket.id.txt", ID);
    let first = archive.fresh();
    assert!(first.len() > 50);
    let elsewhere = Archive::new();
    for name in [
        "seeds/b/ky-ket.id.txt",
        "seeds/b/ky-ket.vi.txt",
        "seeds/obat.txt",
        "seeds/lao.txt",
    ] {
        elsewhere.write(name, archive.read(name));
    }
    let mut command = elsewhere.command(&["build"]);
    command
        .env("RAYON_NUM_THREADS", "1")
        .env("TZ", "Asia/Jayapura");
    command
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("LANG", "tr_TR.UTF-8");
    assert!(command.status().unwrap().success());
    assert_eq!(first, tree(&elsewhere.path("public")));
}

#[test]
fn every_link_of_the_projects_own_archive_leads_somewhere() {
    let archive = Archive::new();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, bytes) in tree(&project.join("seeds")) {
        archive.write(&format!("seeds/{name}"), bytes);
    }
    for name in ["site.toml", "addresses.txt"] {
        archive.write(name, fs::read(project.join(name)).unwrap());
    }
    archive.build().exits(0);
    let site = tree(&archive.path("public"));
    let mut links = 0;
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let folder = archive.path("public").join(name);
        let folder = folder.parent().unwrap();
        for attribute in ["href=\"", "src=\""] {
            for (at, _) in page.match_indices(attribute) {
                let rest = &page[at + attribute.len()..];
                let link = &rest[..rest.find('"').unwrap()];
                let file = link.split('#').next().unwrap();
                if file.is_empty() || file.contains(':') || name == "404.html" {
                    continue;
                }
                links += 1;
                assert!(folder.join(file).is_file(), "{name} links to {link}");
            }
        }
    }
    assert!(links > 1000, "only {links} links");
}

#[test]
fn a_new_archive_builds() {
    let archive = Archive::new();
    archive.run(&["init", "mine"]).exits(0);
    let run = archive.run(&[
        "build",
        "--config",
        "mine/site.toml",
        "--base-url",
        "https://example.org/x",
    ]);
    let run = run.exits(0);
    let run = run.says(&[
        "addresses are new; they are remembered in this file",
        "mine/addresses.txt",
        "1 note\n",
    ]);
    assert!(run.out.contains("1 article, 2 languages"), "{}", run.out);
    assert!(
        archive
            .path("mine/public/vi/quoc-gia/indonesia.html")
            .exists()
    );
    archive
        .run(&["init", "mine"])
        .exits(2)
        .says(&["mine", "empty folder"]);
}

#[test]
fn a_correction_lists_what_it_overrules() {
    let archive = Archive::new();
    archive.write("seeds/a.txt", format!("Y TẾ THẾ GIỚI\n\n{VI}"));
    archive.write(
        "seeds/a.toml",
        "title = \"Tiêu đề của người lưu trữ\"\nkicker = \"Y tế\"\n",
    );
    let run = archive.run(&["extract", "--json", "seeds"]).exits(0);
    for overruled in ["Y TẾ THẾ GIỚI", "Việt Nam và Lào ký bản ghi nhớ về vắc-xin"]
    {
        assert!(
            run.out
                .contains(&format!("\"overruled\",\"text\":\"{overruled}")),
            "{}",
            run.out
        );
    }
}

#[test]
fn of_a_pair_the_date_that_says_more_counts_and_a_borrowed_one_is_marked() {
    let archive = Archive::new();
    archive.write("seeds/a.vi.txt", VI);
    archive.write("seeds/a.id.txt", ID);
    archive.write("seeds/a.id.toml", "published = \"2020\"\n");
    archive.write("seeds/b.vi.txt", VI.replace("Lào ký", "Thái Lan ký"));
    archive.write(
        "seeds/b.id.txt",
        ID.replace("Jumat, 17 Februari 2017 - 13:30 WIB\n", "")
            .replace("Malaysia", "Thailand"),
    );
    archive.build().exits(0);
    let october = archive.read("public/vi/2020/10.html");
    assert!(october.contains("Lào ký") && october.contains("Thái Lan ký"));
    let (_, borrowed) = archive.page("id/2020/10/20/");
    assert!(borrowed.contains("Versi ini tidak bertanggal"));
    assert!(!borrowed.contains("datePublished"));
}

#[test]
fn a_pair_across_new_year_stands_in_both_years_and_counts_once() {
    let archive = Archive::new();
    archive.write(
        "seeds/a.vi.txt",
        VI.replace("Thứ Ba, 20/10/2020", "Thứ Năm, 31/12/2020"),
    );
    archive.write(
        "seeds/a.id.txt",
        ID.replace("Jumat, 17 Februari 2017", "Sabtu, 2 Januari 2021"),
    );
    let run = archive.build().exits(0);
    assert!(
        run.out.contains("1 article,") && run.out.contains("2 years"),
        "{}",
        run.out
    );
    let site = tree(&archive.path("public"));
    let slugs = [
        "viet-nam-va-lao-ky-ban-ghi-nho-ve-vac-xin",
        "indonesia-dan-malaysia-bahas-pengawasan-obat",
    ];
    // An address keeps the date of its own version, and each of its folders has a list.
    for path in [
        format!("vi/2020/12/31/{}.html", slugs[0]),
        format!("id/2021/01/02/{}.html", slugs[1]),
    ] {
        assert!(site.contains_key(&path), "{path}");
    }
    for (folder, slug) in [("vi", slugs[0]), ("id", slugs[1])] {
        for list in ["2020", "2020/12", "2021", "2021/01"] {
            let page = archive.read(&format!("public/{folder}/{list}.html"));
            assert_eq!(
                page.matches("<article class=\"cutting").count(),
                1,
                "{list}: {page}"
            );
            assert!(page.contains(slug), "{list}");
            // Its slip bears the date by which it stands there.
            let (_, slip) = page.split_once("<article class=\"cutting").unwrap();
            assert!(
                slip.contains(&format!("datetime=\"{}", list.replace('/', "-"))),
                "{list}: {slip}"
            );
        }
    }
    let country = archive.read("public/id/negara/laos.html");
    assert_eq!(country.matches("<article class=\"cutting").count(), 1);
    for year in ["2020", "2021"] {
        let page = archive.read(&format!("public/id/negara/laos/{year}.html"));
        assert_eq!(
            page.matches("<article class=\"cutting").count(),
            1,
            "{page}"
        );
    }
    // The way up leads to the lists that hold the page.
    let (_, page) = archive.page("id/2021/01/02/");
    assert!(
        page.contains("../../2021/01.html") || page.contains("id/2021/01.html"),
        "{page}"
    );
}

#[test]
fn a_feed_says_where_the_source_names_no_zone() {
    let archive = Archive::with_two();
    archive.write(
        "seeds/khong.txt",
        VI.replace("15:23 (GMT+7)", "15:23")
            .replace("Lào", "Thái Lan"),
    );
    archive.build().exits(0);
    let feed = archive.read("public/vi/feed.xml");
    assert!(
        feed.contains("<updated>2020-10-20T15:23:00-00:00</updated>"),
        "{feed}"
    );
    assert!(
        feed.contains("<published>2020-10-20T15:23:00+07:00</published>"),
        "{feed}"
    );
    assert!(!feed.contains("-23:59"), "{feed}");
}

#[test]
fn topics_with_one_name_have_addresses_of_their_own() {
    let archive = Archive::with_two();
    let topic = |id: &str, name: &str| {
        format!(
            "\n[tags.{id}]\nlabel = {{ vi = \"{name}\", id = \"{name}\" }}\nwords = {{ vi = [\"y tế\"] }}\n"
        )
    };
    let topics = [topic("a", "Y tế"), topic("b", "Y tế"), topic("c", "Y tế b")].concat();
    archive.write("site.toml", format!("{SITE}{topics}"));
    archive.build().exits(0);
    let topics = tree(&archive.path("public/vi/chu-de"));
    let pages = topics.keys().filter(|name| name.ends_with(".html"));
    assert_eq!(pages.count(), 4, "{:?}", topics.keys());
}

#[test]
fn the_timeline_files_an_article_under_the_event_nearest_to_its_publication() {
    let archive = Archive::new();
    let capture = VI.replace(
        "Ngày 20/10/2020,",
        "Sau trận lụt ngày 12/9/2020, ngày 19/10/2020,",
    );
    archive.write("seeds/a.txt", capture);
    archive.build().exits(0);
    let timeline = archive.read("public/vi/dong-thoi-gian.html");
    assert!(timeline.contains("id=\"t2020-10\"") && !timeline.contains("id=\"t2020-09\""));
    assert!(timeline.contains("datetime=\"2020-10-19\""));
}

#[test]
fn a_derived_headline_is_cited_in_brackets() {
    let archive = Archive::new();
    let body = VI.lines().skip(2).collect::<Vec<_>>().join("\n");
    archive.write("seeds/a.txt", body);
    archive.build().exits(0);
    let (_, page) = archive.page("vi/khong-ro-ngay/");
    assert!(page.contains("name=\"citation_title\" content=\"[Ngày 20"));
    assert!(page.contains("\"headline\":\"[Ngày 20"));
}

#[test]
fn in_a_third_interface_a_pair_says_that_it_is_not_translated() {
    let archive = Archive::new();
    let site = SITE.replace("[\"vi\", \"id\"]", "[\"vi\", \"id\", \"en\"]");
    let site = site.replace(
        "id = \"Arsip Berita\"",
        "id = \"Arsip Berita\", en = \"News\"",
    );
    let site = site.replace("id = \"Vaksin\"", "id = \"Vaksin\", en = \"Vaccines\"");
    archive.write("site.toml", site);
    archive.write("seeds/a.vi.txt", VI);
    archive.write("seeds/a.id.txt", ID);
    archive.build().exits(0);
    let (_, page) = archive.page("en/2020/10/20/");
    assert!(page.contains("no English version"));
    assert!(page.contains("Indonesia dan Malaysia Bahas"));
}

#[test]
fn an_archive_may_have_a_robots_txt_of_its_own() {
    let archive = Archive::with_two();
    archive.write("static/robots.txt", "User-agent: *\nDisallow: /\n");
    archive.build().exits(0);
    assert!(archive.read("public/robots.txt").contains("Disallow: /\n"));
}

#[test]
fn timings_name_every_stage_before_the_last_line() {
    let archive = Archive::with_two();
    let run = archive.run(&["build", "--timings"]).exits(0);
    let lines: Vec<&str> = run.out.lines().collect();
    for stage in ["Reading captures", "Writing pages", "Publishing", "Total"] {
        let line = lines.iter().find(|line| line.starts_with(stage));
        assert!(line.is_some_and(|line| line.contains(" ms")), "{}", run.out);
    }
    assert!(lines.last().unwrap().starts_with("Published 2 articles"));
    assert!(!archive.build().exits(0).out.contains(" ms"));
}

#[test]
fn years_without_articles_are_shown_between_the_bars_of_the_others() {
    let archive = Archive::new();
    for year in [2016, 2018, 2019] {
        let text = format!(
            "+++\ntitle = 'Warga {year}'\ndate = {year}-01-02\nlang = 'id'\n+++\nWarga Indonesia memanen padi.\n"
        );
        archive.write(&format!("seeds/{year}.md"), text);
    }
    archive.build().exits(0);
    for page in ["tahun", "negara/indonesia"] {
        let html = archive.read(&format!("public/id/{page}.html"));
        let bars: Vec<&str> = html
            .split("<li")
            .filter(|li| li.contains("bars-label"))
            .collect();
        let gaps: Vec<bool> = bars.iter().map(|li| li.starts_with(" data-gap")).collect();
        assert_eq!(gaps, [false, true, false], "{page}");
    }
}
