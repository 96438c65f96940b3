//! Parts of a page that a line can stand in.

/// A set of parts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places(u32);

impl Places {
    /// Menus and paths.
    pub const NAV: Places = Places(1);
    /// The foot of the page.
    pub const FOOTER: Places = Places(1 << 1);
    /// What stands beside the story.
    pub const ASIDE: Places = Places(1 << 2);
    /// Forms and windows that ask for something.
    pub const FORM: Places = Places(1 << 3);
    /// Not shown when the page was saved.
    pub const HIDDEN: Places = Places(1 << 4);
    /// Comments of readers.
    pub const COMMENTS: Places = Places(1 << 5);
    /// Other stories.
    pub const RELATED: Places = Places(1 << 6);
    /// Buttons to share or follow.
    pub const SHARING: Places = Places(1 << 7);
    /// Key words.
    pub const KEYWORDS: Places = Places(1 << 8);
    /// Advertisements.
    pub const ADVERT: Places = Places(1 << 9);
    /// Who wrote it.
    pub const BYLINE: Places = Places(1 << 10);
    /// A date or clock.
    pub const STAMP: Places = Places(1 << 11);
    /// The standfirst.
    pub const LEAD: Places = Places(1 << 12);
    /// A headline.
    pub const TITLE: Places = Places(1 << 13);
    /// The text of a picture.
    pub const CAPTION: Places = Places(1 << 14);
    /// Around a picture.
    pub const FIGURE: Places = Places(1 << 15);
    /// The part of the page that holds most of its running text.
    pub const STORY: Places = Places(1 << 16);
    /// Where a text is marked as the article's own.
    pub const BODY: Places = Places(1 << 17);

    /// Parts that hold no story.
    pub const AROUND: Places = Places(
        Self::NAV.0
            | Self::FOOTER.0
            | Self::ASIDE.0
            | Self::FORM.0
            | Self::HIDDEN.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARING.0
            | Self::KEYWORDS.0
            | Self::ADVERT.0,
    );

    /// Whether one of these parts is in the set.
    pub const fn has(self, places: Places) -> bool {
        self.0 & places.0 != 0
    }

    /// Both sets.
    pub const fn with(self, places: Places) -> Places {
        Places(self.0 | places.0)
    }

    /// The set without these parts.
    pub const fn without(self, places: Places) -> Places {
        Places(self.0 & !places.0)
    }

    /// What both sets have.
    pub const fn common(self, places: Places) -> Places {
        Places(self.0 & places.0)
    }
}
