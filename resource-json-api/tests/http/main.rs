//! The API of a small library of books, asked over HTTP on SQLite and Postgres.

mod authors;
mod books;
mod description;
mod encrypted;
mod library;
mod loans;
mod nonsense;
mod pages;
mod reads;
mod refusals;
mod requests;
mod server;
mod writes;
