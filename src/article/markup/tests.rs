//! What becomes of Markdown that people wrote, and of Markdown that means harm.

use super::*;
use proptest::prelude::*;

fn read(markdown: &str, title: Option<&str>, id: &str) -> Rendered {
    render(markdown, title, None, id)
}

fn html(markdown: &str) -> String {
    read(markdown, None, "x").html
}

#[test]
fn raw_html_is_shown_as_text_and_comments_are_not() {
    assert_eq!(
        html(
            "Một <b onclick=x>hai</b><br>ba <!-- bốn -->\n\n<script>\nalert(1)\n</script>\n\n<!-- more -->\n"
        ),
        "<p>Một &lt;b onclick=x&gt;hai&lt;/b&gt;<br />\nba </p>\n<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"
    );
}

#[test]
fn links_lead_to_pages_mail_and_this_site_only() {
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "java&#9;script:x",
        "&#1;javascript:x",
        "vbscript:x",
        "file:///etc/passwd",
        // Another host, or from disk another machine.
        "//example.org/a",
        "///example.org/a",
        "/&#9;/example.org/a",
        "/\\\\example.org/a",
        "\\\\\\\\example.org/a",
    ] {
        assert_eq!(html(&format!("[chữ]({bad})")), "<p>chữ</p>\n", "{bad}");
    }
    for good in [
        "https://example.org/a:b",
        "../b.html",
        "#c",
        "mailto:a@example.org",
        "?q=a:b",
        "/a",
    ] {
        assert_eq!(
            html(&format!("[chữ]({good})")),
            format!("<p><a href=\"{good}\">chữ</a></p>\n")
        );
    }
    assert_eq!(
        html("<javascript:alert(1)>"),
        "<p>javascript:alert(1)</p>\n"
    );
}

#[test]
fn pictures_leave_their_text_as_a_caption() {
    assert_eq!(
        html("![Cây *cầu*](a.jpg)\n"),
        "<p class=\"caption\">Cây <em>cầu</em></p>\n"
    );
    assert_eq!(
        html("![](a.jpg \"Cầu\")\n"),
        "<p class=\"caption\">Cầu</p>\n"
    );
    assert_eq!(html("![](a.jpg)\n"), "");
    assert_eq!(html("Xem ![cầu](a.jpg) này\n"), "<p>Xem cầu này</p>\n");
    assert_eq!(
        html("[![](a.jpg)](https://example.org)\n"),
        "<p><a href=\"https://example.org\">https://example.org</a></p>\n"
    );
}

#[test]
fn the_highest_heading_is_the_second_level() {
    assert_eq!(
        html("a\n\n### b\n\n#### c\n"),
        "<p>a</p>\n<h2>b</h2>\n<h3>c</h3>\n"
    );
    assert_eq!(
        html("a\n\n# b\n\n###### c\n"),
        "<p>a</p>\n<h2>b</h2>\n<h6>c</h6>\n"
    );
}

#[test]
fn the_headline_is_not_repeated() {
    let rendered = read("# Cầu *mới*\n\n## Phần\n\nChữ\n", None, "x");
    assert_eq!(rendered.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
    assert_eq!(rendered.paragraphs, ["Phần", "Chữ"]);
    assert_eq!(rendered.heading.unwrap().text, "Cầu mới");
    let same = read("Cầu mới\n===\nChữ\n", Some("CẦU MỚI"), "x");
    assert_eq!(same.html, "<p>Chữ</p>\n");
    let other = read("# Phần\n\nChữ\n", Some("Cầu mới"), "x");
    assert_eq!(other.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
    let after_nothing = read("#\n\n# Cầu\n\nChữ\n", None, "x");
    assert_eq!(after_nothing.html, "<p>Chữ</p>\n");
    let later = read("Chữ\n\n# Phần\n", None, "x");
    assert_eq!(later.html, "<p>Chữ</p>\n<h2>Phần</h2>\n");
}

#[test]
fn tables_footnotes_and_deletions_are_rendered_without_style() {
    let rendered = read(
        "Chữ[^a b] ~~cũ~~ 5~6 và 7~8\n\n|a|b|\n|:-:|-|\n|1|2|\n\n[^a b]: Chú\n",
        None,
        "ab",
    );
    assert_eq!(
        rendered.html,
        "<p>Chữ<sup class=\"footnote-reference\"><a href=\"#fn-ab-1\">1</a></sup> <del>cũ</del> 5~6 và 7~8</p>\n\
         <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n\
         <div class=\"footnote-definition\" id=\"fn-ab-1\"><sup class=\"footnote-definition-label\">1</sup>\n<p>Chú</p>\n</div>\n"
    );
    assert_eq!(
        rendered.paragraphs,
        ["Chữ cũ 5~6 và 7~8", "a b", "1 2", "Chú"]
    );
}

#[test]
fn paragraphs_have_no_markup() {
    let rendered = read(
        "*Một* hai\nba\n\n- bốn\n  - năm\n- sáu\n\n> bảy &amp; `tám`\n\n![chín](x)\n",
        None,
        "x",
    );
    assert_eq!(
        rendered.paragraphs,
        ["Một hai ba", "bốn", "năm", "sáu", "bảy & tám"]
    );
    assert_eq!(rendered.captions, ["chín"]);
}

/// What is not on the page, with the reason.
fn unseen(markdown: &str) -> Vec<(&'static str, &str)> {
    let mut parts = read(markdown, None, "x").left_out;
    parts.sort_by_key(|(part, _)| part.start);
    let parts = parts.into_iter();
    parts
        .map(|(part, reason)| (reason.name(), &markdown[part]))
        .collect()
}

#[test]
fn comments_are_listed() {
    assert_eq!(
        unseen("Một <!-- hai --> ba\n\n<!-- bốn\nnăm --> sáu\n<!--bảy\n\n> <!-- tám -->\n"),
        [
            ("comment", "<!-- hai -->"),
            ("comment", "<!-- bốn\nnăm -->"),
            ("comment", "<!--bảy\n\n> <!-- tám -->"),
        ]
    );
}

#[test]
fn files_and_unseen_titles_of_pictures_are_listed() {
    assert_eq!(
        unseen(
            "![Cầu](a.jpg \"Tên\") và ![](b.jpg \"Hiện\")\n\n- ![](<c d.jpg>)\n- ![][e]\n- ![x][e]\n\n[e]: f.jpg\n"
        ),
        [
            ("picture-file", "a.jpg \"Tên\""),
            ("picture-file", "b.jpg"),
            ("picture-file", "c d.jpg"),
            ("picture-file", "[e]: f.jpg"),
        ]
    );
}

#[test]
fn definitions_that_no_link_uses_are_listed() {
    assert_eq!(
        unseen(
            "Xem [một][a], [hai] và [ba](javascript:x).\n\n[a]: https://example.org/a\n[hai]: b.html\n\
             [bốn]: c.html \"Tên\"\n[a]: https://example.org/d\n\n> [năm]: e.html\n\n[sáu][f]\n\n[f]: data:x\n"
        ),
        [
            ("markup", "javascript:x"),
            ("markup", "[bốn]: c.html \"Tên\""),
            ("markup", "[a]: https://example.org/d"),
            ("markup", "[năm]: e.html"),
            ("markup", "[f]: data:x"),
        ]
    );
    assert_eq!(
        unseen("Tiêu đề\n===\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nx\n```\n\n[^1]\n\n[^1]: y\n\n***\n"),
        []
    );
}

#[test]
fn cells_beyond_the_columns_of_a_table_are_listed() {
    assert_eq!(
        unseen("|a|b|\n|-|-|\n|1|2| ba | bốn |\n|3|\n|4|5|\n"),
        [("markup", "ba | bốn")]
    );
}

#[test]
fn captions_of_the_archivist_stand_where_the_first_stood_or_at_the_end() {
    let entered = ["Ảnh một".to_owned(), "Ảnh < hai".to_owned()];
    let text = "a\n\n![Cũ](x.jpg)\n\nb\n\n![Ảnh một](y.jpg)\n";
    let replaced = render(text, None, Some(&entered), "x");
    assert_eq!(
        replaced.html,
        "<p>a</p>\n<p class=\"caption\">Ảnh một</p>\n<p class=\"caption\">Ảnh &lt; hai</p>\n<p>b</p>\n"
    );
    assert_eq!(replaced.captions, entered);
    let parts: Vec<_> = replaced
        .left_out
        .into_iter()
        .map(|(part, reason)| (&text[part], reason))
        .collect();
    assert_eq!(
        parts,
        [
            ("![Cũ](x.jpg)\n", Reason::Overruled),
            ("y.jpg", Reason::PictureFile)
        ]
    );
    let none = render(text, None, Some(&[]), "x");
    assert_eq!(
        (none.html.as_str(), none.captions),
        ("<p>a</p>\n<p>b</p>\n", Vec::new())
    );
    let at_end = render("a\n", None, Some(&entered[..1]), "x");
    assert_eq!(at_end.html, "<p>a</p>\n<p class=\"caption\">Ảnh một</p>\n");
}

#[test]
fn entities_do_not_bring_back_control_characters() {
    assert_eq!(html("a&#7;b&#x202e;c\n"), "<p>abc</p>\n");
    assert_eq!(
        html("a&rlm;b&shy;c `d&rlm;`\n"),
        "<p>abc <code>d&amp;rlm;</code></p>\n"
    );
}

proptest! {
    #[test]
    fn any_text_is_rendered_safely(text in "[a-z<>/!\\[\\]()#*_~`|:&;'\"=^\\- \n\t1-3]{0,120}") {
        let rendered = read(&text, None, "x");
        for tag in ["<script", "<img", "<style", "<b ", "<b>", "<h1", "href=\"javascript"] {
            let found = rendered.html.find(tag);
            prop_assert_eq!(found, None, "{} {}", tag, rendered.html);
        }
        prop_assert!(roxmltree::Document::parse(&format!("<x>{}</x>", rendered.html)).is_ok(), "{}", rendered.html);
    }

    #[test]
    fn every_word_is_on_the_page_or_listed(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "w ", "\n", "\n\n", "[w]", "[w]: w.jpg\n", "![w](w.jpg)", "![](w.png \"w\")", "<!-- w -->", "<!-- w\n", "-->\n",
                "<b>", "- ", "> ", "# ", "*", "|", "`", "    ", "[w](w.html)", "![w][w]", "[w](data:w)", "~~", "[^1]", "[^1]: w\n",
                "\\", "|w|w|\n|-|-|\n", "|w|w|w|\n", "<div>\n", "1. ", "---\n", "&amp;",
            ]),
            0..24,
        )
    ) {
        // Each word has a number, so that each can be looked for.
        let mut text = String::new();
        let mut words = 0;
        for c in pieces.concat().chars() {
            text.push(c);
            if c == 'w' {
                words += 1;
                text.push_str(&format!("{words}x"));
            }
        }
        let rendered = read(&text, None, "x");
        let heading = rendered.heading.map(|heading| heading.text).unwrap_or_default();
        for word in 1..=words {
            let word = format!("w{word}x");
            let is_listed = rendered.left_out.iter().any(|(part, _)| text[part.clone()].contains(&word));
            let is_shown = rendered.html.contains(&word) || heading.contains(&word);
            prop_assert!(is_listed || is_shown, "{} of {:?} in {:?}", word, text, rendered.html);
        }
    }
}
