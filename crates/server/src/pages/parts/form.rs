use std::collections::BTreeMap;
use std::fmt::Display;

/// The fields of one form, so that a problem lands beside the field it is about. Made by [`fields!`](crate::pages::parts::fields).
pub trait FormField: Copy + Ord {
    /// The name the browser sends, also the start of the field's id.
    fn name(self) -> &'static str;
}

/// Declares the fields of a form and the names they are sent under.
macro_rules! fields {
    ($(#[$doc:meta])* $form:ident { $($field:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $form {
            $(#[doc = concat!("Sent as `", $name, "`.")] $field,)*
        }

        impl $crate::pages::parts::FormField for $form {
            fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)*
                }
            }
        }
    };
}
pub(crate) use fields;

/// A form as the person left it, with what is wrong beside each field.
#[derive(Debug, Clone)]
pub struct Form<T, F> {
    /// What was typed, kept as it was typed.
    pub values: T,
    problems: BTreeMap<F, String>,
}

impl<T: Default, F> Default for Form<T, F> {
    fn default() -> Self {
        Self { values: T::default(), problems: BTreeMap::new() }
    }
}

impl<T, F: FormField> Form<T, F> {
    /// A form that shows `values` and has nothing against them.
    #[must_use]
    pub fn of(values: T) -> Self {
        Self { values, problems: BTreeMap::new() }
    }

    /// Says what is wrong with `field`. The first word stands.
    pub fn blame(&mut self, field: F, problem: impl Display) {
        self.problems.entry(field).or_insert_with(|| problem.to_string());
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.problems.is_empty()
    }

    /// What is wrong with `field`; empty when nothing is.
    #[must_use]
    pub fn problem(&self, field: F) -> &str {
        self.problems.get(&field).map_or("", String::as_str)
    }

    /// Everything that is wrong, as (name of the field, problem), in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<(&'static str, &str)> {
        self.problems.iter().map(|(field, problem)| (field.name(), problem.as_str())).collect()
    }
}

/// One of several answers: an option of a list, a radio button.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A sentence below it; may be empty.
    pub help: String,
    /// Whether it is the present answer.
    pub chosen: bool,
}

#[cfg(test)]
mod tests {
    use super::Form;

    fields! {
        /// Two fields.
        #[expect(unreachable_pub, reason = "the macro makes what pages export")]
        Login { Email = "email", Password = "password" }
    }

    #[test]
    fn a_problem_is_kept_beside_its_field_in_the_order_of_the_form() {
        let mut form: Form<&str, Login> = Form::of("typed");
        assert!(form.is_fine());
        form.blame(Login::Password, "too short");
        form.blame(Login::Email, "not an address");
        form.blame(Login::Email, "said later");
        assert_eq!(form.problems(), [("email", "not an address"), ("password", "too short")]);
        assert_eq!((form.values, form.problem(Login::Password)), ("typed", "too short"));
    }
}
