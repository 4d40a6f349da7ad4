//! Parameters by their place.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::envelope::RpcError;

/// The parameters of a request.
#[derive(Debug, Default)]
pub(crate) struct Params(pub(super) Vec<Value>);

impl Params {
    /// The one at `place`, which has to be there.
    pub(super) fn get<T: DeserializeOwned>(&self, place: usize, what: &str) -> Result<T, RpcError> {
        self.maybe(place, what)?.ok_or_else(|| RpcError::params(format!("parameter {place} is missing: {what}")))
    }

    /// The one at `place`, if it is there.
    pub(super) fn maybe<T: DeserializeOwned>(&self, place: usize, what: &str) -> Result<Option<T>, RpcError> {
        match self.0.get(place) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => T::deserialize(value)
                .map(Some)
                .map_err(|error| RpcError::params(format!("parameter {place} is not {what}: {error}"))),
        }
    }

    /// Refuses more than `most`: what is not understood is not passed over.
    pub(super) fn at_most(&self, most: usize) -> Result<(), RpcError> {
        let given = self.0.iter().skip(most).any(|value| !value.is_null());
        if given { Err(RpcError::params(format!("{most} parameters at most"))) } else { Ok(()) }
    }
}
