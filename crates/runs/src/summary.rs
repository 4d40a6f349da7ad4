use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Files, Period, Restated, RunsError};

/// What a run was made of, and what came of it: `summary.json`. The field names are a file format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The name of the plan.
    pub plan: String,
    /// Its version.
    pub version: u32,
    /// The currency of all amounts.
    pub currency: String,
    /// The days it is of, when that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What was read.
    pub inputs: Inputs,
    /// SHA-256 of the files that were written, by their names, in hexadecimal digits.
    pub outputs: BTreeMap<String, String>,
    /// How many members there were, customers counted.
    pub members: usize,
    /// How many order lines.
    pub order_lines: u64,
    /// How many members were paid as each rank.
    pub ranks: BTreeMap<String, usize>,
    /// What each bonus pays, as a decimal number.
    pub bonuses: BTreeMap<String, String>,
    /// What nobody earned of each bonus because nobody could.
    #[serde(default)]
    pub breakage: BTreeMap<String, String>,
    /// The volume that legs lost with each bonus because it was carried for too long.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub expired: BTreeMap<String, String>,
    /// What all of them pay.
    pub total: String,
    /// The bonuses of these that are paid in credit or goods, and in which.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub in_kind: BTreeMap<String, String>,
    /// What is paid out of it, when the plan says what is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payouts: Option<PaidOut>,
    /// What is another than in the run that is restated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restated: Option<Restated>,
    /// The columns of the inputs that were not read.
    pub ignored_columns: Vec<String>,
}

/// What is paid out of what was earned, as decimal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidOut {
    /// What was taken back or corrected.
    pub adjusted: String,
    /// What is paid.
    pub paid: String,
    /// What is carried on.
    pub carried: String,
    /// What is paid in each currency, when anybody is paid in another than the plan's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_currency: BTreeMap<String, String>,
    /// The day it is paid on, such as `2026-11-30`, when the plan says so and the run has a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

impl Summary {
    /// The summary of the run that is in a folder.
    ///
    /// # Errors
    /// When there is none that can be read.
    pub fn read(folder: &Path) -> Result<Self, RunsError> {
        let file = folder.join("summary.json");
        let text = fs::read_to_string(&file).map_err(RunsError::file(&file))?;
        serde_json::from_str(&text).map_err(|error| RunsError::whole(&file, error.to_string()))
    }

    /// The files, for a run that does it again and writes to `out`.
    pub(crate) fn files<'a>(&'a self, out: &'a Path) -> Files<'a> {
        let Inputs { plan, members, orders, state, adjustments, rates, overrides, restates } = &self.inputs;
        let file = |input: &'a Option<Input>| input.as_ref().map(|input| input.file.as_path());
        Files {
            plan: &plan.file,
            members: &members.file,
            orders: &orders.file,
            state: file(state),
            adjustments: file(adjustments),
            rates: file(rates),
            overrides: file(overrides),
            restates: file(restates).and_then(Path::parent),
            period: self.period,
            out,
        }
    }
}

/// What a run read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The plan.
    pub plan: Input,
    /// The members.
    pub members: Input,
    /// The orders.
    pub orders: Input,
    /// The state that the period before left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Input>,
    /// What was taken back or corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustments: Option<Input>,
    /// What other currencies were worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rates: Option<Input>,
    /// What members were paid as by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Input>,
    /// The summary of the run that is restated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<Input>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Where it was.
    pub file: PathBuf,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}
