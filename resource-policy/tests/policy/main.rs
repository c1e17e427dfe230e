//! Policy files from the outside: a library with books, loans and members.

mod deciding;
mod equals_casbin;
mod files;
mod library;
mod loading;
mod refusals;
