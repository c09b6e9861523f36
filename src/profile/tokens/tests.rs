use super::*;

/// The `month`th token: obtained on the first of that month, living two months.
fn token(month: i8) -> TokenRecord {
    let day = |month: i8| format!("2026-{month:02}-01T00:00:00Z").parse().unwrap();
    TokenRecord {
        fingerprint: format!("{month:012x}").parse().unwrap(),
        obtained_at: day(month),
        expires_at: day(month + 2),
        client: None,
        fetched_at: None,
    }
}

fn holding(months: impl IntoIterator<Item = i8>) -> Tokens {
    let mut tokens = Tokens::default();
    for month in months {
        tokens.take(token(month));
    }
    tokens
}

#[test]
fn without_a_record_the_first_token_counts() {
    let tokens = holding([1, 2, 3, 4, 5]);
    assert_eq!(tokens.held, Some(token(5)));
    assert_eq!(tokens.okta_holds(), OktaHolds::NeverRecorded(&token(1)));
    // The second and the third have ended in May.
    assert_eq!(tokens.superseded, [token(1), token(4)]);
    assert_eq!(Tokens::default().okta_holds(), OktaHolds::Nothing);
    assert_eq!(
        holding([3]).okta_holds(),
        OktaHolds::NeverRecorded(&token(3))
    );
}

#[test]
fn a_late_delivery_of_an_earlier_token_is_known() {
    let mut tokens = holding([1, 2, 3]);
    let now = token(3).obtained_at;
    assert!(tokens.deliver(&token(2).fingerprint, now, DeliveredHow::Command));
    assert_eq!(tokens.okta_holds().token(), Some(&token(2)));
    assert_eq!(tokens.superseded, []);
    assert_eq!(tokens.waiting(), Some(&token(3)));
    assert!(!tokens.deliver(&token(9).fingerprint, now, DeliveredHow::Command));
    assert_eq!(tokens.okta_holds().token(), Some(&token(2)));
    assert!(tokens.deliver(&token(3).fingerprint, now, DeliveredHow::Person));
    assert_eq!(tokens.waiting(), None);
}

#[test]
fn a_delivery_can_be_taken_back_while_the_token_before_lives() {
    let deliver = |tokens: &mut Tokens, month: i8, now: i8| {
        let now = token(now).obtained_at;
        tokens.deliver(&token(month).fingerprint, now, DeliveredHow::Command)
    };
    let mut tokens = holding([1]);
    assert!(deliver(&mut tokens, 1, 1));
    tokens.take(token(2));
    assert!(deliver(&mut tokens, 2, 2));
    assert_eq!(tokens.superseded, [token(1)]);
    assert!(deliver(&mut tokens, 1, 2));
    assert_eq!(tokens.okta_holds().token(), Some(&token(1)));
    // What is held is not remembered twice.
    assert_eq!(tokens.superseded, []);
    assert_eq!(tokens.waiting(), Some(&token(2)));
    assert!(deliver(&mut tokens, 2, 2));
    tokens.take(token(3));
    // The first has ended in March, and is not there to go back to.
    assert!(deliver(&mut tokens, 3, 3));
    assert_eq!(tokens.superseded, [token(2)]);
    assert!(!deliver(&mut tokens, 1, 3));
    tokens.take(token(4));
    tokens.take(token(5));
    assert!(deliver(&mut tokens, 5, 5));
    assert_eq!(tokens.superseded, []);
    assert!(!deliver(&mut tokens, 3, 5));
}

#[test]
fn a_token_that_is_taken_back_is_held_as_before() {
    for is_delivered in [true, false] {
        let mut before = holding([1, 2]);
        if is_delivered {
            let (first, now) = (token(1).fingerprint, token(2).obtained_at);
            before.deliver(&first, now, DeliveredHow::Person);
        }
        let mut tokens = before.clone();
        // Those of the client that comes between.
        tokens.take(token(3));
        tokens.take(TokenRecord {
            fingerprint: token(4).fingerprint,
            ..token(3)
        });
        tokens.forget_held(token(3).obtained_at);
        assert!(!tokens.take_back(&token(9).fingerprint));
        assert!(tokens.take_back(&token(2).fingerprint));
        assert_eq!(tokens, before, "{is_delivered}");
    }
}

#[test]
fn what_okta_holds_outlives_the_token_here() {
    let mut tokens = holding([1]);
    tokens.let_go(token(1).obtained_at);
    assert_eq!(tokens.held, None);
    assert_eq!(tokens.okta_holds(), OktaHolds::NeverRecorded(&token(1)));
    tokens.take(token(1));
    assert_eq!(tokens.superseded, []);
    tokens.deliver(
        &token(1).fingerprint,
        token(1).obtained_at,
        DeliveredHow::Hook,
    );
    tokens.take(token(2));
    assert_eq!(tokens.okta_holds().token(), Some(&token(1)));
    assert_eq!(tokens.superseded, []);
}

#[test]
fn a_token_that_ends_earlier_is_not_to_be_delivered() {
    let mut tokens = holding([3]);
    tokens.deliver(
        &token(3).fingerprint,
        token(3).obtained_at,
        DeliveredHow::Hook,
    );
    let short = TokenRecord {
        expires_at: token(4).obtained_at,
        ..token(4)
    };
    tokens.take(short);
    assert_eq!(tokens.waiting(), None);
}

#[test]
fn few_earlier_ones_are_remembered() {
    let mut tokens = Tokens::default();
    for number in 0..40_u8 {
        tokens.take(TokenRecord {
            fingerprint: format!("{number:012x}").parse().unwrap(),
            ..token(1)
        });
    }
    assert_eq!(tokens.superseded.len(), MOST_SUPERSEDED);
    let first = tokens.okta_holds().token().unwrap().fingerprint.to_string();
    assert_eq!(first, "000000000000");
}
