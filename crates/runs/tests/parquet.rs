//! Parquet says the same as CSV, whatever types its columns have, and a file that broke off is named.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use runs::{Files, RunsError, Summary};

const PLAN: &str = r#"
name = "Parquet"
version = 1

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }

[[bonuses]]
name = "Level"
kind = "levels"
on = "cv"
rates = ["10 %"]
"#;

const MEMBERS: &str = "member,enroller,joined\n1,,2026-01-01\n2,1,2026-01-01\n3,1,2026-01-01\n";
const ORDERS: &str = "order,member,date,cv\n7,2,2026-11-03,19.99\n8,3,2026-11-04,0.1\n";

fn write(file: &Path, columns: Vec<(&str, ArrayRef)>) {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(file).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// Numbers as numbers, dates as dates, an enroller that is not there as null.
fn write_both(folder: &Path) {
    let day = 20_454;
    write(
        &folder.join("members.parquet"),
        vec![
            ("member", Arc::new(Int64Array::from(vec![1, 2, 3]))),
            ("enroller", Arc::new(Int64Array::from(vec![None, Some(1), Some(1)]))),
            ("joined", Arc::new(Date32Array::from(vec![day, day, day]))),
        ],
    );
    write(
        &folder.join("orders.parquet"),
        vec![
            ("order", Arc::new(StringArray::from(vec!["7", "8"]))),
            ("member", Arc::new(Int64Array::from(vec![2, 3]))),
            ("date", Arc::new(Date32Array::from(vec![day + 306, day + 307]))),
            ("cv", Arc::new(Float64Array::from(vec![19.99, 0.1]))),
        ],
    );
}

fn run(folder: &Path, members: &str, orders: &str, out: &str) -> Result<Summary, RunsError> {
    let (plan, members, orders) = (folder.join("plan.toml"), folder.join(members), folder.join(orders));
    runs::run(&Files::new(&plan, &members, &orders, &folder.join(out)))
}

#[test]
fn parquet_and_csv_are_the_same_run() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, text) in [("plan.toml", PLAN), ("members.csv", MEMBERS), ("orders.csv", ORDERS)] {
        fs::write(folder.join(name), text).unwrap();
    }
    write_both(folder);
    let csv = run(folder, "members.csv", "orders.csv", "csv").unwrap();
    let parquet = run(folder, "members.parquet", "orders.parquet", "parquet").unwrap();
    assert_eq!((csv.total.as_str(), csv.outputs), ("2.01", parquet.outputs));
}

#[test]
fn a_file_that_broke_off_is_named_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
    write_both(folder);
    let whole = fs::read(folder.join("orders.parquet")).unwrap();
    for length in [0, 3, whole.len() / 2, whole.len() - 1] {
        fs::write(folder.join("orders.parquet"), &whole[..length]).unwrap();
        let told = run(folder, "members.parquet", "orders.parquet", "out").unwrap_err().to_string();
        assert!(told.contains("orders.parquet: "), "{told}");
        assert!(!folder.join("out").exists() && !folder.join("out.unfinished").exists());
    }
}
