//! Scripts and styles that are taken as a whole leave the tree that their characters would have made.

use super::{Kind, Node, Tree, feed, finish, tokenizer};
use html5ever::local_name;
use proptest::prelude::*;

/// The tree of a page of which every character was read.
fn read_whole(page: &str) -> Tree {
    let tokenizer = tokenizer();
    feed(&tokenizer, page);
    finish(tokenizer)
}

/// The nodes with their places. The text of a script begins where it does, or at its first word.
fn nodes(tree: &Tree) -> Vec<String> {
    let shown = |node: &Node| {
        let (places, line) = ((node.parent, node.first, node.next), node.line);
        match &node.kind {
            Kind::Text(text) if tree.name(node.parent) == Some(&local_name!("script")) => {
                format!("{places:?} {:?}", &**text)
            }
            Kind::Text(text) => format!("{places:?} {line} {:?}", &**text),
            other => format!("{places:?} {line} {other:?}"),
        }
    };
    tree.nodes.iter().map(shown).collect()
}

const PIECES: [&str; 30] = [
    "<script>",
    "</script>",
    "<SCRIPT src=a>",
    "</Script >",
    "<script type='application/json'>",
    "<script",
    "</script",
    "<style>",
    "</style>",
    "<STYLE media='>'>",
    "<style/>",
    "<!--",
    "-->",
    "<p>",
    "</p>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<textarea>",
    "<template>",
    "<a title='<script>'>",
    "<noscript>",
    "<",
    ">",
    "'",
    "{\"a\": 1}",
    "panen",
    "\n",
    "\r\n",
];

proptest! {
    #[test]
    fn a_script_taken_as_a_whole_is_read_as_its_characters_are(
        page in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
    ) {
        let page = page.concat();
        prop_assert_eq!(nodes(&Tree::new(&page)), nodes(&read_whole(&page)));
    }
}
