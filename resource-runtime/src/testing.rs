//! What tests need: throwaway databases.

pub mod postgres;
