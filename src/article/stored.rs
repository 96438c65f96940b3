//! How an article is noted for the next build, where its types do not say so themselves.

use super::Found;
use crate::outlet::Outlet;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// The name of an encoding.
pub mod encoding {
    use super::{Deserialize, Deserializer, Serializer};
    use crate::capture;

    pub fn serialize<S: Serializer>(name: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(name)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'static str, D::Error> {
        let name = String::deserialize(deserializer)?;
        capture::encoding(&name).ok_or_else(|| serde::de::Error::custom("no encoding"))
    }
}

/// A language and where it was found.
pub mod language {
    use super::{Deserialize, Deserializer, Found, Serialize, Serializer};
    use crate::locale::Language;

    pub fn serialize<S: Serializer>(
        found: &Found<Language>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        (found.value.as_str(), found.source).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Found<Language>, D::Error> {
        let (code, source) = <(String, _)>::deserialize(deserializer)?;
        let value = code.parse().map_err(serde::de::Error::custom)?;
        Ok(Found { value, source })
    }
}

/// An outlet and where it was found. Articles do not share it any more when they are taken back.
pub mod outlet {
    use super::{Arc, Deserialize, Deserializer, Found, Outlet, Serialize, Serializer};

    pub fn serialize<S: Serializer>(
        found: &Option<Found<Arc<Outlet>>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let found = found.as_ref().map(|found| (&*found.value, found.source));
        found.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Found<Arc<Outlet>>>, D::Error> {
        let found = Option::<(Outlet, _)>::deserialize(deserializer)?;
        Ok(found.map(|(outlet, source)| Found {
            value: Arc::new(outlet),
            source,
        }))
    }
}
