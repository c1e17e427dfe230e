//! Settings as flags of commands.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};

use super::{Scope, Setting, settings};

/// The flags of a command that serves: all settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The settings file.
    pub file: Option<PathBuf>,
    /// Keys and values.
    pub given: Vec<(&'static str, String)>,
}

/// The flags of a command that only uses the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataFlags(pub Flags);

const FILE: &str = "config";

fn augmented(command: Command, wanted: impl Fn(&Setting) -> bool) -> Command {
    let file = Arg::new(FILE).long(FILE).value_name("FILE").help("A settings file [env: SERVICERADAR_CONFIG]");
    let command = command.arg(file.value_parser(clap::value_parser!(PathBuf)));
    settings().iter().filter(|setting| wanted(setting)).fold(command, |command, setting| {
        let default = (setting.print)(&super::Configuration::default());
        let default = if default.is_empty() { default } else { format!(" [default: {default}]") };
        let help = format!("{} [env: {}]{default}", setting.about, setting.variable);
        let mut arg = Arg::new(setting.key).long(setting.flag).value_name("VALUE").help(help);
        // Those that few people need are in `--help`, and not in `-h`.
        arg = arg.hide_short_help(setting.key.contains('.'));
        command.arg(arg)
    })
}

fn matched(matches: &ArgMatches, wanted: impl Fn(&Setting) -> bool) -> Flags {
    let given = settings().iter().filter(|setting| wanted(setting)).filter_map(|setting| {
        let value = matches.get_one::<String>(setting.key)?;
        Some((setting.key, value.clone()))
    });
    Flags { file: matches.get_one::<PathBuf>(FILE).cloned(), given: given.collect() }
}

fn is_of_data(setting: &Setting) -> bool {
    setting.scope == Scope::Data
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(matched(matches, |_| true))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = matched(matches, |_| true);
        Ok(())
    }
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        augmented(command, |_| true)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for DataFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(DataFlags(matched(matches, is_of_data)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = DataFlags(matched(matches, is_of_data));
        Ok(())
    }
}

impl Args for DataFlags {
    fn augment_args(command: Command) -> Command {
        augmented(command, is_of_data)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
