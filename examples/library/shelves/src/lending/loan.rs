//! The loan: a book in somebody's hands.

use resource::prelude::*;

use crate::lending::{Book, LoanEvent, Member};

/// A book that a member has, or had.
#[derive(Resource)]
#[resource(table = "loans", json_api)]
#[tenancy(library_id)]
#[unique(book_out, fields(book), where(status == Out), message = "is lent to somebody else")]
#[index(member, due_at)]
#[scope(own, member == actor.member)]
#[state_machine(status, initial(Out), final(Returned, Lost))]
#[read(list, primary, sort(due_at, id), page(keyset, offset, default = 20, max = 100), doc = "Lists the loans.")]
#[read(get, get(), doc = "Fetches a loan.")]
#[read(overdue, filter(status == Out && due_at < now()), sort(due_at, id), page(keyset, default = 20, max = 100),
    doc = "Lists the loans whose time is over.")]
#[create(lend, primary, => Out, accept(book, member), set(due_at = from_now(28 days)), doc = "Lends a book for four weeks.")]
#[update(extend, Out => Out, guard(due_at > now() && extensions < 2),
    set(due_at = due_at + 14 days, extensions = extensions + 1), doc = "Extends a loan that is not over, twice at most.")]
#[update(give_back, Out => Returned, set(ended_at = now()), doc = "Takes a book back.")]
#[update(report_lost, Out => Lost, set(ended_at = now()), doc = "Notes that a book is lost.")]
#[causes(transitions, LoanEvent::record(loan = id, status = status))]
#[causes(lend, LoanEvent::record(loan = id, status = status))]
pub struct Loan {
    /// The loan's id.
    pub id: Id<Loan>,
    /// The book.
    pub book: BelongsTo<Book>,
    /// Who has it.
    pub member: BelongsTo<Member>,
    /// What has become of it.
    pub status: LoanStatus,
    /// When it is to be back.
    pub due_at: Timestamp,
    /// How often its time was extended.
    #[field(default = 0, range(0..=2))]
    pub extensions: i32,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When it began.
    pub lent_at: CreatedAt,
    /// Whether it should be back by now.
    #[calculate(status == Out && due_at < now())]
    pub is_overdue: Calculated<bool>,
}

/// What has become of a loan.
#[derive(ResourceEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanStatus {
    /// The member has the book.
    Out,
    /// The book is back.
    Returned,
    /// The book is gone.
    Lost,
}
