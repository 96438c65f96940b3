//! What becomes of Markdown that people wrote, and of Markdown that means harm.

use super::*;
use proptest::prelude::*;

fn html(markdown: &str) -> String {
    render(markdown, None, "x").html
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
    let rendered = render("# Cầu *mới*\n\n## Phần\n\nChữ\n", None, "x");
    assert_eq!(rendered.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
    assert_eq!(rendered.paragraphs, ["Phần", "Chữ"]);
    assert_eq!(rendered.heading.unwrap().text, "Cầu mới");
    let same = render("Cầu mới\n===\nChữ\n", Some("CẦU MỚI"), "x");
    assert_eq!(same.html, "<p>Chữ</p>\n");
    let other = render("# Phần\n\nChữ\n", Some("Cầu mới"), "x");
    assert_eq!(other.html, "<h2>Phần</h2>\n<p>Chữ</p>\n");
    let after_nothing = render("#\n\n# Cầu\n\nChữ\n", None, "x");
    assert_eq!(after_nothing.html, "<p>Chữ</p>\n");
    let later = render("Chữ\n\n# Phần\n", None, "x");
    assert_eq!(later.html, "<p>Chữ</p>\n<h2>Phần</h2>\n");
}

#[test]
fn tables_footnotes_and_deletions_are_rendered_without_style() {
    let rendered = render(
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
    let rendered = render(
        "*Một* hai\nba\n\n- bốn\n  - năm\n- sáu\n\n> bảy &amp; `tám`\n\n![chín](x)\n",
        None,
        "x",
    );
    assert_eq!(
        rendered.paragraphs,
        ["Một hai ba", "bốn", "năm", "sáu", "bảy & tám", "chín"]
    );
}

#[test]
fn entities_do_not_bring_back_control_characters() {
    assert_eq!(html("a&#7;b&#x202e;c\n"), "<p>abc</p>\n");
}

proptest! {
    #[test]
    fn any_text_is_rendered_safely(text in "[a-z<>/!\\[\\]()#*_~`|:&;'\"=^\\- \n\t1-3]{0,120}") {
        let rendered = render(&text, None, "x");
        for tag in ["<script", "<img", "<style", "<b ", "<b>", "<h1", "href=\"javascript"] {
            let found = rendered.html.find(tag);
            prop_assert_eq!(found, None, "{} {}", tag, rendered.html);
        }
        prop_assert!(roxmltree::Document::parse(&format!("<x>{}</x>", rendered.html)).is_ok(), "{}", rendered.html);
    }
}
