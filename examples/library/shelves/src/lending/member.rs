//! The member: somebody who borrows.

use resource::prelude::*;

use crate::lending::Loan;

/// Somebody who may borrow books.
#[derive(Resource)]
#[resource(table = "members", json_api)]
#[tenancy(library_id)]
#[unique(card, message = "belongs to another member")]
#[scope(own, id == actor.member)]
#[read(list, primary, sort(name, id), page(keyset, default = 20, max = 100), doc = "Lists the members.")]
#[read(get, get(), doc = "Fetches a member.")]
#[create(join, primary, accept(name, card), doc = "Takes in a member.")]
pub struct Member {
    /// The member's id.
    pub id: Id<Member>,
    /// The member's name.
    #[field(trim, length(1..=200))]
    pub name: String,
    /// The number on the card, in whatever case.
    #[field(length(4..=20))]
    pub card: CiString,
    /// What the member has borrowed.
    #[relation(inverse = member)]
    pub loans: HasMany<Loan>,
}
