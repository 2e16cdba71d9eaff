//! The date and the marks of the timeline: stepped through, played, compared.

use super::*;
use crate::model::DateSpan;

fn date(state: &State) -> &str {
    state.lens.as_of.as_deref().unwrap_or("all")
}

#[test]
fn steps_lead_through_the_days_on_which_something_was_said() {
    let mut state = fisheries();
    let steps = [
        (DateStep::NextStatement, "all"),
        (DateStep::DayForth, "all"),
        (DateStep::PreviousStatement, "2031-08-20"),
        (DateStep::PreviousStatement, "2031-08-16"),
        (DateStep::NextStatement, "2031-08-20"),
        (DateStep::NextStatement, "all"),
        (DateStep::DayBack, "2031-08-20"),
        (DateStep::DayBack, "2031-08-19"),
        (DateStep::MonthBack, "2031-07-19"),
        (DateStep::PreviousStatement, "2031-03-04"),
        (DateStep::MonthBack, "2031-03-01"),
        (DateStep::DayBack, "2031-03-01"),
        (DateStep::PreviousStatement, "2031-03-01"),
        (DateStep::DayForth, "2031-03-02"),
        (DateStep::MonthForth, "2031-04-02"),
        (DateStep::Last, "2031-08-20"),
        (DateStep::First, "2031-03-01"),
        (DateStep::AllDates, "all"),
        (DateStep::MonthBack, "2031-08-20"),
    ];
    for (step, expected) in steps {
        apply(&mut state, [Command::StepDate(step)]);
        assert_eq!(date(&state), expected, "{step:?}");
        assert_eq!(state.matrix.as_of, state.lens.day());
    }
}

#[test]
fn a_step_says_the_date_and_how_many_cells_it_changed() {
    let state = after([
        Command::SetDate("2031-08-12".to_owned()),
        Command::StepDate(DateStep::NextStatement),
    ]);
    assert_eq!(
        state.view.announcement,
        "As of 14 August 2031: 1 cell changed"
    );
    let state = after([Command::StepDate(DateStep::PreviousStatement)]);
    assert_eq!(
        state.view.announcement,
        "As of 20 August 2031: no cell changed"
    );
}

#[test]
fn playing_steps_to_the_last_day_and_stops() {
    let mut state = after([Command::Play]);
    let mut dates = vec![date(&state).to_owned()];
    while state.view.playing {
        apply(&mut state, [Command::PlayStep]);
        dates.push(date(&state).to_owned());
        assert!(dates.len() < 20, "{dates:?}");
    }
    assert_eq!(dates.first().map(String::as_str), Some("2031-03-01"));
    assert_eq!(dates.last().map(String::as_str), Some("2031-08-20"));
    assert_eq!(dates.len(), state.timeline.days.len());
    apply(&mut state, [Command::PlayStep]);
    assert_eq!(date(&state), "2031-08-20", "it has stopped");
    for stop in [
        Command::Play,
        Command::Dismiss,
        Command::StepDate(DateStep::AllDates),
    ] {
        let state = after([Command::Play, stop.clone()]);
        assert!(!state.view.playing, "{stop:?}");
    }
}

#[test]
fn the_newest_state_is_compared_with_unless_another_date_is_chosen() {
    let mut state = after([Command::CompareWith("2031-03".to_owned())]);
    let with = |state: &State| state.comparison.as_ref().map(|it| it.with);
    let march = DateSpan::parse("2031-03").map(DateSpan::last_day).ok();
    assert_eq!(with(&state), Some(march));
    assert!(
        state
            .view
            .announcement
            .contains("compared with 31 March 2031")
    );
    apply(&mut state, [Command::ToggleDiffering]);
    assert_eq!(state.shown.points.len(), 2, "cod and patrol");
    apply(&mut state, [Command::CompareWith("2031-13".to_owned())]);
    assert_eq!(with(&state), Some(march), "no date changes nothing");
    apply(&mut state, [Command::CompareWith(String::new())]);
    assert_eq!(with(&state), None);
    assert_eq!(
        state.shown.points.len(),
        6,
        "there is nothing to differ from"
    );
    apply(&mut state, [Command::SetDate("2031-03".to_owned())]);
    assert_eq!(with(&state), Some(None));
    let kept = state.comparison.clone();
    apply(&mut state, [Command::SetDate("2031-04".to_owned())]);
    assert!(
        kept.zip(state.comparison.clone())
            .is_some_and(|(a, b)| Arc::ptr_eq(&a, &b))
    );
    apply(&mut state, [Command::HoldDate]);
    assert_eq!(state.comparison, None, "both dates are the same");
    apply(&mut state, [Command::SetDate(String::new())]);
    assert_eq!(state.lens.compared_to.as_deref(), Some("2031-04"));
    apply(&mut state, [Command::HoldDate]);
    assert_eq!(state.lens.compared_to, None);
}

#[test]
fn marks_are_walked_along_their_lane_and_from_lane_to_lane() {
    let mut state = fisheries();
    let cod = statement(&state, "Accepts a quota for cod");
    apply(&mut state, [Command::SelectStatement(cod)]);
    let steps = [
        (MarkStep::Previous, "sudmark on cod"),
        (MarkStep::Next, "sudmark on cod"),
        (MarkStep::LaneAbove, "norland on cod"),
        (MarkStep::LaneAbove, "norland on cod"),
        (MarkStep::Next, "norland on patrol"),
        (MarkStep::LaneBelow, "sudmark on cod"),
        (MarkStep::LaneBelow, "islemere on cod"),
    ];
    for (step, expected) in steps {
        apply(&mut state, [Command::StepMark(step)]);
        assert_eq!(selected(&state), expected, "{step:?}");
    }
    assert!(
        state
            .view
            .announcement
            .starts_with("Islemere on A cod quota: supports")
    );
}

#[test]
fn lanes_follow_the_parties_and_not_the_date() {
    let mut state = after([
        Command::ToggleFolding,
        Command::SetDate("2031-01".to_owned()),
    ]);
    assert!(state.shown.points.is_empty());
    assert_eq!(state.timeline.statements, state.dossier().statements.len());
    let kept = Arc::clone(&state.timeline);
    apply(
        &mut state,
        [Command::SetDensity(Density::Full), Command::ToggleHoles],
    );
    assert!(Arc::ptr_eq(&kept, &state.timeline));
    let norland = PartyIndex(0);
    apply(
        &mut state,
        [
            Command::SetDate(String::new()),
            Command::ToggleParty(norland),
        ],
    );
    assert_eq!(state.timeline.lanes.len(), 2);
    assert!(state.timeline.statements < state.dossier().statements.len());
    apply(
        &mut state,
        [
            Command::ToggleParty(norland),
            Command::MoveParty(norland, 1),
        ],
    );
    let order: Vec<u32> = state
        .timeline
        .lanes
        .iter()
        .map(|lane| lane.party.0)
        .collect();
    assert_eq!(order, [1, 0, 2]);
}

#[test]
fn the_timeline_takes_the_keys_where_there_is_one() {
    let state = after([
        Command::ToggleTimeline,
        Command::ShowSources,
        Command::FocusTimeline,
    ]);
    assert_eq!(state.view.focus, Focus::Timeline);
    assert_eq!(state.view.room, Room::Matrix);
    assert!(!state.settings.timeline_folded);
    let state = after([Command::FocusTimeline, Command::Dismiss]);
    assert_eq!(state.view.focus, Focus::Matrix);
    let state = after([Command::FocusTimeline, Command::ToggleTimeline]);
    assert_eq!(state.view.focus, Focus::Matrix);
    assert!(state.settings.timeline_folded);
}

#[test]
fn the_days_of_the_axis_are_those_of_statements_and_the_ends_of_their_ranges() {
    let ranges = FISHERIES.replacen("\"2031-03-01\"", "\"2031-03-01/2031-04-17\"", 1);
    assert_ne!(ranges, FISHERIES);
    let mut state = State::new(opened("ranges.ron", &ranges), Settings::default());
    let hidden = PartyIndex(1);
    apply(&mut state, [Command::ToggleParty(hidden)]);
    let timeline = &state.timeline;
    let mut plain: Vec<(Day, usize)> = Vec::new();
    for day in timeline
        .lanes
        .iter()
        .flat_map(|lane| &lane.statements)
        .flat_map(|&it| {
            let said = state.dossier().statement(it).said;
            [said.first_day(), said.last_day()]
        })
    {
        let of_day = |lane: &Lane| {
            let statements = lane.statements.iter();
            statements
                .filter(|it| state.dossier().statement(**it).day() == day)
                .count()
        };
        plain.push((day, timeline.lanes.iter().map(of_day).max().unwrap_or(0)));
    }
    plain.sort_unstable();
    plain.dedup();
    assert_eq!(timeline.key_days, plain);
    assert!(plain.len() > timeline.days.len());
}
