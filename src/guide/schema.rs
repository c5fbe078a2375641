//! The published shape of a guide file.

use serde_json::Value;

use crate::guide::model::Guide;

/// The JSON Schema of a guide file.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Guide).to_value()
}
