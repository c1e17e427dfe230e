//! How the inventory spells what `dire` decides by.

use dire::{Confidence, Kind, Standing};
use generated::inventory::{AliasState, DeviceAliasState, IdentifierConfidence, IdentifierType};

pub(super) fn stored_kind(kind: Kind) -> IdentifierType {
    match kind {
        Kind::ArmisDeviceId => IdentifierType::ArmisDeviceId,
        Kind::IntegrationId => IdentifierType::IntegrationId,
        Kind::NetboxDeviceId => IdentifierType::NetboxDeviceId,
        Kind::Mac => IdentifierType::Mac,
        Kind::Ip => IdentifierType::Ip,
    }
}

pub(super) fn stored_confidence(confidence: Confidence) -> IdentifierConfidence {
    match confidence {
        Confidence::Strong => IdentifierConfidence::Strong,
        Confidence::Medium => IdentifierConfidence::Medium,
        Confidence::Weak => IdentifierConfidence::Weak,
    }
}

/// How certain a name is.
pub(super) fn standing(alias: &DeviceAliasState) -> Standing {
    match alias.state {
        AliasState::Confirmed | AliasState::Updated if alias.confirmed_at.is_some() => Standing::Confirmed,
        AliasState::Detected | AliasState::Confirmed | AliasState::Updated | AliasState::Stale => Standing::Seen,
        AliasState::Replaced | AliasState::Archived => Standing::PutAside,
    }
}

pub(super) fn kind(stored: IdentifierType) -> Kind {
    match stored {
        IdentifierType::ArmisDeviceId => Kind::ArmisDeviceId,
        IdentifierType::IntegrationId => Kind::IntegrationId,
        IdentifierType::NetboxDeviceId => Kind::NetboxDeviceId,
        IdentifierType::Mac => Kind::Mac,
        IdentifierType::Ip => Kind::Ip,
    }
}

pub(super) fn confidence(stored: IdentifierConfidence) -> Confidence {
    match stored {
        IdentifierConfidence::Strong => Confidence::Strong,
        IdentifierConfidence::Medium => Confidence::Medium,
        IdentifierConfidence::Weak => Confidence::Weak,
    }
}
