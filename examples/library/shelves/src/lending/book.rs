//! The book: one copy on a shelf.

use resource::prelude::*;

use crate::lending::Loan;

/// One copy of a book.
#[derive(Resource)]
#[resource(table = "books", json_api)]
#[tenancy(library_id)]
#[unique(shelf_mark, message = "stands there already")]
#[index(title)]
#[read(list, primary, sort(title, id), page(keyset, offset, default = 20, max = 100), doc = "Lists the books.")]
#[read(get, get(), doc = "Fetches a book.")]
#[read(on_shelf, filter(!exists(loans, status == Out)), sort(title, id), page(keyset, default = 20, max = 100),
    doc = "Lists the books that nobody has.")]
#[create(acquire, primary, accept(title, author, shelf_mark), doc = "Puts a book on the shelf.")]
#[update(correct, primary, accept(title, author), doc = "Corrects the catalogue.")]
#[destroy(discard, doc = "Discards a book that was never lent.")]
pub struct Book {
    /// Its id.
    pub id: Id<Book>,
    /// The title.
    #[field(trim, length(1..=300))]
    pub title: String,
    /// Who wrote it.
    #[field(trim, length(1..=200))]
    pub author: String,
    /// Where it stands.
    #[field(pattern("[A-Z]{2}[0-9]{1,5}"))]
    pub shelf_mark: String,
    /// Everybody who has had it.
    #[relation(inverse = book)]
    pub loans: HasMany<Loan>,
}
