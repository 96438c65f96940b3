//! How languages and countries are noted: by their codes, since the types of ICU4X do not say it themselves.

use super::{Language, Region};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Texts by language.
pub mod by_language {
    use super::{BTreeMap, Deserialize, Deserializer, Error, Language, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// If the serializer refuses.
    pub fn serialize<S: Serializer>(
        texts: &BTreeMap<Language, String>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(texts.iter().map(|(code, text)| (code.as_str(), text)))
    }

    /// Reads them.
    ///
    /// # Errors
    /// If there is something else.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Language, String>, D::Error> {
        let texts = BTreeMap::<String, String>::deserialize(deserializer)?.into_iter();
        texts
            .map(|(code, text)| Ok((code.parse().map_err(Error::custom)?, text)))
            .collect()
    }
}

/// A list of countries.
pub mod regions {
    use super::{Deserialize, Deserializer, Error, Region, Serialize, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// If the serializer refuses.
    pub fn serialize<S: Serializer>(regions: &[Region], serializer: S) -> Result<S::Ok, S::Error> {
        let codes: Vec<&str> = regions.iter().map(Region::as_str).collect();
        codes.serialize(serializer)
    }

    /// Reads them.
    ///
    /// # Errors
    /// If there is something else.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Region>, D::Error> {
        let codes = Vec::<String>::deserialize(deserializer)?;
        let regions = codes.iter().map(|code| code.parse().map_err(Error::custom));
        regions.collect()
    }
}
