//! Generated from `shelves/src/lending.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Books, members, and who has which book.

pub mod book;
pub mod library;
pub mod loan;
pub mod loan_event;
pub mod member;

pub use book::Book;
pub use library::Library;
pub use loan::Loan;
pub use loan_event::LoanEvent;
pub use member::Member;
pub use shelves::lending::loan::LoanStatus;
