//! Bad input: a message that says file, line, what was found and what to do; one bad capture never
//! stops a build; what cannot be published leaves the old site as it was.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, SITE, VI, tree};
use std::fs;

/// Adds one bad capture to a good archive: the rest is published and the exit code says so.
fn one_bad(name: &str, bytes: impl AsRef<[u8]>, says: &[&str]) {
    let archive = Archive::with_two();
    archive.write(&format!("seeds/{name}"), bytes);
    let run = archive
        .build()
        .exits(1)
        .says(&[&format!("seeds/{name}")])
        .says(says);
    assert!(run.out.contains("2 articles"), "{}", run.out);
    assert!(run.err.contains("help: "), "no remedy in:\n{}", run.err);
}

#[test]
fn an_empty_capture_is_left_out() {
    one_bad("empty.txt", "", &["empty"]);
}

#[test]
fn a_capture_of_blanks_is_left_out() {
    one_bad("blank.txt", " \n\u{a0}\t\n", &["seeds/blank.txt"]);
}

#[test]
fn a_binary_file_is_left_out() {
    one_bad(
        "picture.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0",
        &["PNG"],
    );
    one_bad(
        "noise.txt",
        [0u8, 1, 2, 3, 0, 255, 254, 7, 0, 0, 8, 200].repeat(50),
        &["noise.txt"],
    );
}

#[test]
fn a_capture_over_the_limit_is_left_out_unread() {
    let archive = Archive::with_two();
    archive.write("site.toml", format!("max_capture_bytes = 4096\n{SITE}"));
    archive.write("seeds/long.txt", VI.repeat(20));
    archive
        .build()
        .exits(1)
        .says(&["seeds/long.txt", "max_capture_bytes"]);
}

#[test]
fn a_capture_in_utf_16_is_read() {
    let archive = Archive::new();
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(VI.encode_utf16().flat_map(u16::to_le_bytes));
    archive.write("seeds/lao.txt", bytes);
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2020/10/20/");
    assert!(page.contains("Việt Nam và Lào ký bản ghi nhớ") && page.contains("UTF-16LE"));
}

/// With the headline and the date of [`VI`], and other facts.
fn another_story(number: usize) -> String {
    format!(
        "Việt Nam và Lào ký bản ghi nhớ về vắc-xin\nThứ Ba, 20/10/2020 15:23 (GMT+7)\n\
         Đợt hàng thứ {number} gồm {number}00 thùng đã qua cửa khẩu vào sáng hôm ấy, theo tin của hải quan. Xe \
         lạnh số {number}7 chở hàng về kho của tỉnh, nơi {number}3 nhân viên chờ sẵn để kiểm đếm.\n"
    )
}

#[test]
fn two_captures_with_one_headline_and_date_are_both_published_and_named() {
    let archive = Archive::with_two();
    archive.write("seeds/lao-2.txt", another_story(2));
    let run = archive.build().exits(0);
    assert!(run.out.contains("3 articles"));
    run.says(&["seeds/lao-2.txt", "lao.txt", "slug"]);
}

#[test]
fn many_captures_with_one_headline_and_date_are_one_warning() {
    let archive = Archive::with_two();
    for copy in 2..=9 {
        archive.write(&format!("seeds/lao-{copy}.txt"), another_story(copy));
    }
    let run = archive.build().exits(0);
    assert!(run.out.contains("10 articles"), "{}", run.out);
    assert_eq!(run.err.matches("warning:").count(), 1, "{}", run.err);
    run.says(&["8 captures", "lao.txt", "lao-2.txt", "and 3 more"]);
}

#[test]
fn a_sidecar_with_an_unknown_key_leaves_its_capture_out() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.toml", "title = \"Lào\"\ntitel = \"Lào\"\n");
    let run = archive.build().exits(1);
    assert!(run.out.contains("1 article,"), "{}", run.out);
    run.says(&["seeds/lao.toml", "2 |", "titel"]);
}

#[test]
fn a_sidecar_with_wrong_types_is_reported_key_by_key() {
    let archive = Archive::with_two();
    archive.write(
        "seeds/lao.toml",
        "title = 5\npublished = \"soon\"\ncountries = [\"Lào\"]\ntags = [\"nothing\"]\n",
    );
    let run = archive.build().exits(1);
    run.says(&["1 |", "2 |", "3 |", "4 |", "soon", "Lào", "nothing"]);
}

#[test]
fn a_sidecar_overrules_what_was_guessed() {
    let archive = Archive::with_two();
    archive.write(
        "seeds/lao.toml",
        "title = \"Tiêu đề sửa\"\npublished = \"2019-05\"\ncountries = [\"TH\"]\nnote = \"Ghi chú.\"\n",
    );
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2019/05/tieu-de-sua.html");
    assert!(page.contains("Tiêu đề sửa") && page.contains("Ghi chú."));
    assert!(
        archive
            .path("public/vi/quoc-gia/thai-lan/2019.html")
            .exists()
    );
    assert!(!archive.path("public/vi/quoc-gia/lao.html").exists());
}

/// What `extract --json` gives of the capture.
fn extracted(archive: &Archive, name: &str) -> serde_json::Value {
    let run = archive.run(&["extract", "--json", name]).exits(0);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn paragraphs_and_captions_of_a_sidecar_replace_those_of_the_capture_which_are_listed() {
    let archive = Archive::with_two();
    let own = "Theo bản ghi nhớ, các lớp tập huấn đầu tiên được tổ chức trong năm tới cho cán bộ y tế của hai nước.";
    archive.write(
        "seeds/lao.toml",
        format!(
            "paragraphs = [\"Việt Nam và Thái Lan <ký>.\", \"{own}\"]\ncaptions = [\"Lễ ký.\"]\n"
        ),
    );
    let read = extracted(&archive, "seeds/lao.txt");
    assert_eq!(
        read["paragraphs"],
        serde_json::json!(["Việt Nam và Thái Lan <ký>.", own])
    );
    assert_eq!(read["captions"], serde_json::json!(["Lễ ký."]));
    // Countries are those of what is on the page: headline and new text.
    assert_eq!(read["countries"], serde_json::json!(["LA", "TH", "VN"]));
    let overruled: Vec<_> = read["dropped"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|dropped| dropped["reason"] == "overruled")
        .map(|dropped| dropped["first_line"].as_u64().unwrap())
        .collect();
    assert_eq!(overruled, [3]);
    archive.build().exits(0);
    let (_, page) = archive.page("vi/2020/10/20/");
    assert!(
        page.contains("<p>Việt Nam và Thái Lan &lt;ký&gt;.</p>"),
        "{page}"
    );
    assert!(page.contains("<p class=\"caption\">Lễ ký.</p>"), "{page}");
    assert!(
        page.contains("Ngày 20/10/2020, đại diện ngành y tế"),
        "{page}"
    );
}

#[test]
fn what_a_sidecar_withdraws_is_gone_and_shown_as_the_archivists_word() {
    let archive = Archive::with_two();
    archive.write(
        "seeds/lao.toml",
        "title = \"\"\npublished = \"\"\ncountries = []\nsource_url = \"\"\n",
    );
    let read = extracted(&archive, "seeds/lao.txt");
    assert!(
        read["title"].is_null() && read["published"].is_null(),
        "{read}"
    );
    assert_eq!(read["title_source"], "first-sentence");
    assert_eq!(read["published_source"], "sidecar");
    assert_eq!(read["countries"], serde_json::json!([]));
    assert_eq!(
        read["withdrawn"],
        serde_json::json!(["title", "published", "source", "countries"])
    );
    let headline = &read["dropped"][0];
    assert_eq!(
        (headline["first_line"].as_u64(), headline["reason"].as_str()),
        (Some(1), Some("overruled"))
    );
    archive.build().exits(0);
    let (_, page) = archive.page("vi/khong-ro-ngay/ngay-20-10-2020");
    for words in [
        "không rõ ngày đăng",
        "bản gốc không có tiêu đề",
        "không nhắc đến quốc gia nào",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn a_sidecar_corrects_a_markdown_file_as_well() {
    let archive = Archive::new();
    archive.write(
        "seeds/cau.md",
        "# Cầu cũ\n\nChữ *cũ*.\n\n![Ảnh cũ](cau.jpg)\n",
    );
    archive.write(
        "seeds/cau.toml",
        "title = \"Cầu mới\"\ncaptions = [\"Ảnh mới\"]\n",
    );
    let read = extracted(&archive, "seeds/cau.md");
    assert_eq!(read["paragraphs"], serde_json::json!(["Cầu cũ", "Chữ cũ."]));
    assert_eq!(read["captions"], serde_json::json!(["Ảnh mới"]));
    assert_eq!(read["dropped"][0]["text"], "![Ảnh cũ](cau.jpg)\n");
    archive.write(
        "seeds/cau.toml",
        "title = \"\"\nparagraphs = [\"Chữ mới.\"]\n",
    );
    let read = extracted(&archive, "seeds/cau.md");
    assert_eq!(read["display_title"], "Chữ mới");
    assert_eq!(read["paragraphs"], serde_json::json!(["Chữ mới."]));
    assert_eq!(read["captions"], serde_json::json!(["Ảnh cũ"]));
    assert_eq!(read["dropped"][0]["last_line"], 5);
}

#[test]
fn a_sidecar_without_a_capture_is_named() {
    let archive = Archive::with_two();
    archive.write("seeds/laos.toml", "title = \"Lào\"\n");
    archive.build().exits(0).says(&["seeds/laos.toml"]);
}

#[test]
fn a_draft_is_not_published() {
    let archive = Archive::with_two();
    archive.write("seeds/lao.toml", "draft = true\n");
    let run = archive.build().exits(0).says(&["draft"]);
    assert!(run.out.contains("1 article,"));
}

#[test]
fn a_message_about_an_endless_value_is_short() {
    let archive = Archive::with_two();
    let value = "chữ ".repeat(100_000);
    archive.write("seeds/lao.toml", format!("slug = \"{value}\"\n"));
    for command in ["build", "check"] {
        let run = archive.run(&[command]);
        let said = run.out + &run.err;
        assert!(said.contains("cannot be a part of an address"), "{said}");
        let longest = said.lines().map(|line| line.chars().count()).max();
        assert!(longest < Some(1000), "{longest:?}");
    }
}

#[test]
fn broken_front_matter_leaves_its_article_out() {
    one_bad(
        "a.md",
        "+++\ntitle = \"x\ndate = 2020-01-01\n+++\nText.\n",
        &["2 |"],
    );
    one_bad("b.md", "---\ntitle: [x\n---\nText.\n", &["seeds/b.md"]);
    one_bad("c.md", "+++\ntitle = \"x\"\nText.\n", &["+++"]);
}

/// Asserts that nothing was published, with the words, and that the site is as it was.
fn nothing_published(archive: &Archive, says: &[&str]) {
    let before = tree(&archive.path("public"));
    archive
        .build()
        .exits(2)
        .says(says)
        .says(&["Nothing was published"]);
    assert_eq!(before, tree(&archive.path("public")));
    let left: Vec<_> = fs::read_dir(archive.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .filter(|name| ![".public.kliping-cache", ".public.kliping-spare"].contains(&&**name))
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

#[test]
fn a_bad_configuration_publishes_nothing() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    for (line, says) in [
        ("pagesize = 5", "pagesize"),
        ("page_size = \"many\"", "page_size"),
        ("page_size = 0", "page_size"),
        ("languages = [\"vietnamese!\"]", "vietnamese!"),
        ("base_url = \"example.org\"", "base_url"),
        ("title = ", "site.toml"),
    ] {
        let site = SITE.replace("base_url = \"https://example.org/a/\"", line);
        let site = site.replace("languages = [\"vi\", \"id\"]\n", "");
        archive.write("site.toml", site);
        nothing_published(&archive, &["site.toml", "1 |", says]);
    }
}

#[test]
fn a_folder_in_place_of_the_file_of_translations_says_which_key_to_set() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("site.toml", format!("translations = \"seeds\"\n{SITE}"));
    nothing_published(&archive, &["it is a folder", "help: set `translations`"]);
}

#[test]
fn a_missing_configuration_or_folder_publishes_nothing() {
    let archive = Archive::with_two();
    let run = archive.run(&["build", "--config", "other.toml"]).exits(2);
    run.says(&["other.toml", "kliping init"]);
    archive.build().exits(0);
    fs::remove_dir_all(archive.path("seeds")).unwrap();
    nothing_published(&archive, &["seeds", "help"]);
}

#[test]
fn a_broken_template_publishes_nothing() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("templates/root.html", "<p>\n{{ languages | lenght }}</p>");
    nothing_published(&archive, &["templates/root.html", "2 |", "lenght"]);
    archive.write("templates/root.html", "{% if %}");
    nothing_published(&archive, &["templates/root.html", "1 |"]);
    archive.write("templates/root.html", "\n\n{{ nothing.here }}");
    nothing_published(&archive, &["templates/root.html", "3 |"]);
    // The string of a key is longer or shorter than the call for it.
    let after_a_string = "{{ t(key=\"nav-skip\") }} {{ nothing.here }}";
    archive.write("templates/root.html", after_a_string);
    nothing_published(&archive, &["templates/root.html:1:28"]);
    archive.write(
        "templates/root.html",
        "{{ t(key=\"nav-skip\") }} {{ x | no }}",
    );
    nothing_published(&archive, &["templates/root.html:1:32"]);
    archive.write("templates/root.html", "{{ t(key=\"no-such-key\") }}");
    nothing_published(&archive, &["templates/root.html", "no-such-key"]);
}

#[test]
fn a_broken_string_publishes_nothing() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    archive.write("templates/strings/vi.ftl", "enter = Vào\nnav-main = { $x\n");
    nothing_published(&archive, &["templates/strings/vi.ftl"]);
}

#[test]
fn a_folder_with_foreign_files_is_not_replaced() {
    let archive = Archive::with_two();
    archive.write("public/thesis.txt", "mine");
    nothing_published(&archive, &["public", "did not make"]);
    assert_eq!(archive.read("public/thesis.txt"), "mine");
}

#[test]
fn the_output_may_not_hold_the_captures() {
    let archive = Archive::with_two();
    for output in [".", "seeds", "seeds/public"] {
        let run = archive.run(&["build", "--output", output]).exits(2);
        run.says(&["one inside the other"]);
    }
    assert_eq!(archive.read("seeds/lao.txt"), VI);
}

#[test]
fn an_output_that_is_a_file_or_below_one_publishes_nothing() {
    let archive = Archive::with_two();
    archive.write("taken", "a file");
    archive
        .run(&["build", "--output", "taken"])
        .exits(2)
        .says(&["taken"]);
    archive
        .run(&["build", "--output", "taken/site"])
        .exits(2)
        .says(&["taken"]);
    assert_eq!(archive.read("taken"), "a file");
}

#[cfg(unix)]
#[test]
fn a_read_only_output_publishes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::with_two();
    archive.build().exits(0);
    let public = archive.path("public");
    fs::set_permissions(&public, fs::Permissions::from_mode(0o555)).unwrap();
    nothing_published(&archive, &["public", "read-only"]);
    fs::set_permissions(&public, fs::Permissions::from_mode(0o755)).unwrap();
    archive.build().exits(0);
}

#[test]
fn what_a_dead_build_left_is_cleared_away() {
    let archive = Archive::with_two();
    archive.write(".public.kliping-new/half/a/page.html", "<p");
    archive.build().exits(0);
    assert!(!archive.path(".public.kliping-new").exists());
    assert!(!archive.path("public/half").exists());
}

#[test]
fn a_site_moved_aside_by_a_dead_build_is_put_back() {
    let archive = Archive::with_two();
    archive.build().exits(0);
    fs::rename(archive.path("public"), archive.path(".public.kliping-old")).unwrap();
    archive.write("templates/root.html", "{% if %}");
    archive.build().exits(2);
    assert!(archive.path("public/vi/index.html").exists());
}

#[test]
fn text_of_a_capture_is_never_markup() {
    let archive = Archive::new();
    let hostile = "Lào <script>alert(1)</script> \"quoted\" {{ 7777 * 7 }}
Thứ Ba, 20/10/2020 15:23 (GMT+7)
Ngày 20/10/2020, hai bên <img src=x onerror=alert(1)> ký bản ghi nhớ ]]> về y tế </script><b>đậm</b> tại Hà Nội, với sự tham dự của nhiều đại biểu.
Đoạn thứ hai của bài viết nói về 5 < 6 & 7 > 3, một câu đủ dài để là một đoạn văn của bài.
";
    archive.write("seeds/a.txt", hostile);
    archive.write("seeds/b <i>.md", "---\ntitle: '<script>alert(2)</script>'\ndate: 2020-01-02\nlang: vi\nsource: 'javascript:alert(3)'\n---\n<script>alert(4)</script>\n\n[x](javascript:alert(5)) **đậm**\n");
    archive.build();
    for (name, bytes) in tree(&archive.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        // Records and JSON feeds are text to whoever reads them.
        if [".bib", ".ris", ".json"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            continue;
        }
        for bad in [
            "<script>",
            "<img",
            "<b>đậm",
            "href=\"javascript:",
            "54439",
            "<i>",
        ] {
            assert!(!text.contains(bad), "{name} holds {bad}");
        }
        if name.ends_with(".xml") {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}
