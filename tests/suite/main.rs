//! The tests of the whole: the program run as a user runs it, and the house held to its floor plan.

#[cfg(test)]
mod clauses;
#[cfg(test)]
mod coding;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod floor_plan;
#[cfg(test)]
mod names;
#[cfg(test)]
mod namesakes;
#[cfg(test)]
mod odd_inputs;
#[cfg(test)]
mod program;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod provisions;
#[cfg(test)]
mod readers;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod unplaced;
#[cfg(test)]
#[cfg(feature = "ui")]
mod window;
#[cfg(test)]
mod wording;
#[cfg(test)]
mod zones;
