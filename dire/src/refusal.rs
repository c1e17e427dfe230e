//! Why an update leads to nothing.

use thiserror::Error;

use crate::Kind;

/// An update that leads to nothing, by its number in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The number of the update in the input.
    pub ordinal: u64,
    /// Why.
    pub reason: RefusalReason,
}

/// Why an update leads to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RefusalReason {
    /// Only components of the system, and devices that a source no longer has, may be without an address.
    #[error("has no IP address, which only components of the system may be without")]
    NoAddress,
    /// The address cannot be read.
    #[error("`{0}` is no IP address of a host; give one such as 192.0.2.7 or 2001:db8::7")]
    UnreadableAddress(String),
    /// No database column holds such a value.
    #[error("the {} of {length} characters is too long or has control characters; at most {} are kept", .kind.as_str(), Refusal::MAX_VALUE_LENGTH)]
    UnstorableIdentifier {
        /// The kind of the identifier.
        kind: Kind,
        /// How long its value is, in characters.
        length: usize,
    },
    /// There is nothing that could be retracted.
    #[error("says that a device is gone which is not known")]
    RetractsUnknown,
    /// A probe of an address was not answered, and no device has it as its main one. That a device does not answer at
    /// another address says nothing of it.
    #[error("found nothing at an address that is no device's main one")]
    NobodyAnswered,
}

impl Refusal {
    /// The longest value of an identifier, in characters.
    pub const MAX_VALUE_LENGTH: usize = 255;
}
