//! The loan event: what happened to a loan, kept for ever.

use resource::prelude::*;

use crate::lending::{Loan, LoanStatus};

/// One change of a loan.
#[derive(Resource)]
#[resource(table = "loan_events", json_api, append_only)]
#[tenancy(library_id)]
#[index(loan, happened_at)]
#[read(list, primary, sort(happened_at, id), page(keyset, default = 20, max = 100), doc = "Lists what happened.")]
#[read(get, get(), doc = "Fetches an event.")]
#[create(record, primary, internal, accept(loan, status), doc = "Records a change.")]
pub struct LoanEvent {
    /// The event's id.
    pub id: Id<LoanEvent>,
    /// The loan.
    pub loan: BelongsTo<Loan>,
    /// What became of it.
    pub status: LoanStatus,
    /// When.
    pub happened_at: CreatedAt,
}
