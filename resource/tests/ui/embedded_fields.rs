use resource::prelude::*;

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Address {
    street: String,
    pub door: Secret<String>,
}

fn main() {}
