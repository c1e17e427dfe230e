//! Races.

