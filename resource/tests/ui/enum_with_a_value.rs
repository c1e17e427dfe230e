use resource::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum Size {
    Small = 1,
    Large,
    Other(i32) = 1,
}

fn main() {}
