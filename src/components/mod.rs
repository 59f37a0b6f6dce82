//! What is on screen, one component a file. Each shows a part of the state and hands the reader's acts to the explorer.

pub mod about;
pub mod app;
pub mod damaged;

mod chips;
mod cite;
mod column;
mod command_menu;
mod comparison;
mod crossings;
pub mod erased;
mod events;
mod facets;
pub mod figure;
mod footer;
pub mod help;
mod histogram;
pub mod hit_map;
pub mod keys;
mod lines;
mod marked;
mod matrix;
mod names;
mod names_table;
mod note_list;
mod notices;
mod outlet;
mod overview;
mod particular;
mod passage_bar;
mod query_advice;
mod quotes_table;
mod reader;
mod result;
mod results;
mod rows;
mod search_box;
mod statements;
mod status;
mod steps;
mod take_away;
mod timeline;
mod tray;
mod view_link;
pub mod views;
mod why;
mod word_table;
mod words;

#[cfg(test)]
mod tests;
