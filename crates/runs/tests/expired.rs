//! Volume that is carried by its age, over months of files.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;

use folder::{Folder, PLAN};

#[test]
fn what_is_carried_is_kept_by_age_and_what_is_too_old_is_written() {
    let folder = Folder::new();
    folder.write("plan.toml", &PLAN.replace("kind = \"lesser leg\"", "kind = \"lesser leg\"\nexpires = 2"));
    let orders = |text: &str| folder.write("orders.csv", &format!("order,member,date,cv\n{text}"));
    orders("a,bob,2026-09-03,100\nb,cat,2026-09-03,500\n");
    let summary = folder.run(None, "september").unwrap();
    assert!(summary.expired.is_empty());
    assert_eq!(folder.read("september/expired.csv"), "member,bonus,left,right\n");
    let carried = |month: &str| {
        let state = folder.read(&format!("{month}/state.csv"));
        state.lines().nth(1).unwrap().split(',').nth(4).unwrap().to_owned()
    };
    // The left of this month and the one before, then the right.
    assert_eq!(carried("september"), "0;0;400;0");
    orders("a,cat,2026-10-03,200\n");
    folder.run(Some(&folder.path("september/state.csv")), "october").unwrap();
    assert_eq!(carried("october"), "0;0;200;400");
    orders("a,bob,2026-11-03,300\nb,cat,2026-11-03,50.50\n");
    let summary = folder.run(Some(&folder.path("october/state.csv")), "november").unwrap();
    assert_eq!(carried("november"), "0;0;50.5;200");
    assert_eq!(summary.expired.into_iter().collect::<Vec<_>>(), [("Legs".to_owned(), "100".to_owned())]);
    assert_eq!(folder.read("november/expired.csv"), "member,bonus,left,right\nann,Legs,0,100\n");
    assert_eq!(runs::verify(&folder.path("november")).unwrap(), []);
    let explained = runs::explain(&folder.path("november"), "ann").unwrap().unwrap();
    let sides = "300 left and 650.5 right, with what was carried; 0 and 250.5 are carried on";
    let lost = "0 and 100 were carried for too long, and are lost";
    assert!(explained.contains(&format!("  {sides}; {lost}")), "{explained:?}");
    // Two months without a sale: what is lost is told to who earns nothing, too.
    orders("");
    folder.run(Some(&folder.path("november/state.csv")), "december").unwrap();
    let explained = runs::explain(&folder.path("december"), "ann").unwrap().unwrap();
    let lost = "Legs: 0 left and 200 right were carried for too long, and are lost";
    assert!(explained.contains(&lost.to_owned()), "{explained:?}");
}

#[test]
fn a_plan_that_forgets_nothing_writes_nothing_of_it() {
    let folder = Folder::new();
    folder.run(None, "november").unwrap();
    assert!(!folder.path("november/expired.csv").exists());
    assert!(!folder.read("november/summary.json").contains("expired"));
}
