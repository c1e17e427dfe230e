//! Changes of one password at once.

use generated::identity::user::{self, Register};
use resource_core::{CiString, Secret};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use tests::deed::{Deed, Outcome, PASSWORD};

use crate::race::{Race, all, spread};

const ROUNDS: usize = 3;

#[resource_test]
async fn one_change_of_a_password_wins(t: TestCx) {
    let tenant = t.tenant("a");
    let input = Register {
        email: CiString::new("person@example.org"),
        display_name: None,
        role: None,
        password: Secret::new(PASSWORD.to_owned()),
        password_confirmation: Secret::new(PASSWORD.to_owned()),
    };
    let person = user::register(&tenant.role("admin"), input).await.expect("a user").id.uuid();
    let (mut current, mut overtaken) = (PASSWORD.to_owned(), 0);
    for round in 0..ROUNDS {
        let deeds = |at: usize| {
            let new = format!("password of task {at} in round {round}");
            vec![Deed::ChangePassword { user: person, current: current.clone(), new }]
        };
        let mut race = Race::new(&t, &tenant, spread(4, 2, deeds));
        race.user = person;
        race.gate = "SELECT 1 FROM users FOR UPDATE".to_owned();
        let mut winners = Vec::new();
        for (deed, outcome) in all(race.run().await) {
            let Deed::ChangePassword { new, .. } = deed else { unreachable!() };
            match outcome {
                Outcome::Done(_) => winners.push(new),
                // Verified in time and stored too late, or verified too late.
                Outcome::Refused { class, code, .. } if class == "Conflict" && code == "guard" => overtaken += 1,
                Outcome::Refused { class, code, .. } if class == "Invalid" && code == "wrong" => {}
                outcome => panic!("{outcome:?}"),
            }
        }
        assert_eq!(winners.len(), 1, "{winners:?}");
        // The next round changes the winner's password, which therefore is the one in force.
        current = winners.remove(0);
    }
    assert!(overtaken >= ROUNDS, "nobody was overtaken between verifying and storing");
    tests::counts::tell(&format!(
        "passwords, {:?}: {ROUNDS} rounds of 8 changes, 1 won each, {overtaken} were overtaken",
        t.dialect()
    ));
}
