use base::Span;
use db::params;
use market::people::{Email, Handle, PeopleError, Profile};

use crate::town::Town;

const PASSWORD: &str = "a long walk by the sea";

db::on_both!(
    &market::migrations(),
    async fn somebody_registers_signs_in_and_out(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let registered = people.register("Mara@Example.com", " Mara Lind ", PASSWORD).await.unwrap();
        assert_eq!((registered.person.email.as_str(), registered.person.name.as_str()), ("mara@example.com", "Mara Lind"));
        assert!(!registered.person.is_operator);

        let signed_in = people.sign_in("MARA@example.com ", PASSWORD).await.unwrap();
        assert_ne!(signed_in.secret, registered.secret);
        let seen = people.session(signed_in.secret.reveal()).await.unwrap();
        assert_eq!(seen, Some(registered.person.clone()));

        people.sign_out(signed_in.secret.reveal()).await.unwrap();
        assert_eq!(people.session(signed_in.secret.reveal()).await.unwrap(), None);
        // The other session is another matter.
        assert_eq!(people.session(registered.secret.reveal()).await.unwrap(), Some(registered.person));
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_unknown_address_and_a_wrong_password_sound_alike(test) {
        let town = Town::new(test);
        let people = town.market.people();
        people.register("mara@example.com", "Mara", PASSWORD).await.unwrap();
        town.person("nobody").await;
        let tries = [
            ("mara@example.com", "a long walk by the lake"),
            ("mara@example.com", ""),
            ("ben@example.com", PASSWORD),
            ("not an address", PASSWORD),
            // Has an account without a password.
            ("nobody@example.com", ""),
        ];
        for (email, password) in tries {
            let refused = people.sign_in(email, password).await.unwrap_err();
            assert!(matches!(refused, PeopleError::WrongPassword), "{email}: {refused}");
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_address_has_one_account(test) {
        let town = Town::new(test);
        let people = town.market.people();
        people.register("mara@example.com", "Mara", PASSWORD).await.unwrap();
        let again = people.register("MARA@EXAMPLE.COM", "Mara Two", PASSWORD).await.unwrap_err();
        assert!(matches!(again, PeopleError::EmailTaken));
        let short = people.register("ben@example.com", "Ben", "short").await.unwrap_err();
        assert!(matches!(short, PeopleError::PasswordTooShort(_)));
        let nameless = people.register("ben@example.com", "  ", PASSWORD).await.unwrap_err();
        assert!(matches!(nameless, PeopleError::Line { .. }));
        assert_eq!(people.person_by_email(&Email::parse("ben@example.com").unwrap()).await.unwrap(), None);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_copy_of_the_database_opens_no_session(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let mara = people.register("mara@example.com", "Mara", PASSWORD).await.unwrap();
        let mut tx = town.tx().await;
        let stored: String = tx.one("SELECT token_hash FROM session", params![], |row| row.get("token_hash")).await.unwrap();
        let hash: String = tx.one("SELECT password_hash FROM person", params![], |row| row.get("password_hash")).await.unwrap();
        drop(tx);
        assert_ne!(stored, mara.secret.reveal());
        assert_eq!(people.session(&stored).await.unwrap(), None);
        assert!(hash.starts_with("$argon2id$") && !hash.contains(PASSWORD));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_session_ends_after_thirty_days(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let mara = people.register("mara@example.com", "Mara", PASSWORD).await.unwrap();
        town.passes(Span::millis(30 * 86_400_000 - 1));
        assert!(people.session(mara.secret.reveal()).await.unwrap().is_some());
        town.passes(Span::millis(1));
        assert!(people.session(mara.secret.reveal()).await.unwrap().is_none());
        // Signing in again sweeps up what has expired.
        people.sign_in("mara@example.com", PASSWORD).await.unwrap();
        let mut tx = town.tx().await;
        let left: i64 = tx.one("SELECT COUNT(*) AS n FROM session", params![], |row| row.get("n")).await.unwrap();
        assert_eq!(left, 1);
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_new_password_ends_the_sessions_elsewhere(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let here = people.register("mara@example.com", "Mara", PASSWORD).await.unwrap();
        let elsewhere = people.sign_in("mara@example.com", PASSWORD).await.unwrap();
        let ben = people.register("ben@example.com", "Ben", PASSWORD).await.unwrap();

        let wrong = people.change_password(here.secret.reveal(), "not that one", "a new one to learn").await;
        assert!(matches!(wrong, Err(PeopleError::WrongPassword)));
        people.change_password(here.secret.reveal(), PASSWORD, "a new one to learn").await.unwrap();

        assert!(people.session(here.secret.reveal()).await.unwrap().is_some());
        assert!(people.session(elsewhere.secret.reveal()).await.unwrap().is_none());
        assert!(people.session(ben.secret.reveal()).await.unwrap().is_some());
        assert!(people.sign_in("mara@example.com", PASSWORD).await.is_err());
        assert!(people.sign_in("mara@example.com", "a new one to learn").await.is_ok());
    }
);

db::on_both!(
    &market::migrations(),
    async fn the_set_up_link_makes_one_operator_once(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let first = people.make_setup_link().await.unwrap().unwrap();
        let link = people.make_setup_link().await.unwrap().unwrap();
        assert!(!people.setup_link_works(first.reveal()).await.unwrap(), "a new link replaces the old one");
        assert!(people.setup_link_works(link.reveal()).await.unwrap());

        // A form that is refused leaves the link for another try.
        let refused = people.use_setup_link(link.reveal(), "op@example.com", "Op", "short").await;
        assert!(matches!(refused, Err(PeopleError::PasswordTooShort(_))));

        let (one, two) = tokio::join!(
            people.use_setup_link(link.reveal(), "one@example.com", "One", PASSWORD),
            people.use_setup_link(link.reveal(), "two@example.com", "Two", PASSWORD),
        );
        let winners: Vec<_> = [one, two].into_iter().filter_map(Result::ok).collect();
        assert_eq!(winners.len(), 1);
        let operator = people.session(winners[0].secret.reveal()).await.unwrap().unwrap();
        assert!(operator.is_operator);
        assert!(people.roles_of(operator.id).await.unwrap().operator);
        assert!(people.make_setup_link().await.unwrap().is_none(), "there is an operator now");
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_set_up_link_is_good_for_a_day(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let link = people.make_setup_link().await.unwrap().unwrap();
        town.passes(Span::hours(24));
        let late = people.use_setup_link(link.reveal(), "op@example.com", "Op", PASSWORD).await;
        assert!(matches!(late, Err(PeopleError::SetupLinkSpent)));
        assert!(matches!(
            people.use_setup_link("never was one", "op@example.com", "Op", PASSWORD).await,
            Err(PeopleError::SetupLinkSpent)
        ));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_handle_belongs_to_one_person(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let (mara, ben) = (town.person("mara").await, town.person("ben").await);
        let wanted = Handle::parse("@Sea-Glass").unwrap();
        people.set_handle(mara, &wanted).await.unwrap();
        assert!(matches!(people.set_handle(ben, &wanted).await, Err(PeopleError::HandleTaken)));
        // Keeping one's own is fine, and an old one is free again.
        people.set_handle(mara, &wanted).await.unwrap();
        people.set_handle(mara, &Handle::parse("harbour").unwrap()).await.unwrap();
        people.set_handle(ben, &wanted).await.unwrap();
        assert_eq!(people.person(ben).await.unwrap().unwrap().handle, Some(wanted));
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_profile_is_stored_clean(test) {
        let town = Town::new(test);
        let people = town.market.people();
        let mara = town.person("mara").await;
        let profile =
            Profile { name: " Mara Lind ".into(), bio: "I live\r\nby the sea.\u{7}".into(), portrait: Some("ab12".into()) };
        people.set_profile(mara, &profile).await.unwrap();
        let stored = people.person(mara).await.unwrap().unwrap();
        assert_eq!((stored.name.as_str(), stored.bio.as_str()), ("Mara Lind", "I live\nby the sea."));
        assert_eq!(stored.portrait.as_deref(), Some("ab12"));
        let endless = Profile { bio: "x".repeat(5_001), ..profile };
        assert!(matches!(people.set_profile(mara, &endless).await, Err(PeopleError::Text { .. })));
    }
);
