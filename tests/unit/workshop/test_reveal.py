"""What stands on the screen once the round is closed, and what the group writes beside it."""

from pathlib import Path

from crmready.store.opening import open_file
from crmready.workshop.topics import topics
from tests.unit.workshop.facilitating import DAY, Browser, Room, entered, played


async def _closed(here: Room) -> tuple[Browser, str]:
    browser, seal = await entered(here), here.facilitator.backstage.seal
    assert (await browser.post("/close", {"seal": seal})).headers["location"] == "/topics"
    return browser, seal


def test_the_verdict_its_requirements_and_the_first_five_topics_come_first(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, _ = await _closed(here)
        page = (await browser.get("/topics")).text
        assert page.index("Not ready") < page.index("The requirements") < page.index("Most worth talking about")
        assert page.index("<ol") < page.index("14 more</summary>")
        assert page.index('href="/topics/leader-training"') < page.index('href="/topics/forecast-accuracy"')
        assert here.workshop.settings.shown

    played(nordlys, story)


def test_what_the_group_has_agreed_on_is_marked_with_its_words(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        before = (await browser.get("/topics")).text.count('class="agreed"')
        await browser.post("/topics/leader-training", {"seal": seal, "value": "2"})
        page = (await browser.get("/topics")).text
        entry = page[page.index('<li><a href="/topics/leader-training">') :].partition("</li>")[0]
        assert '<span class="agreed"><span aria-hidden="true">✓</span> Agreed: Content and participants' in entry
        assert page.count('class="agreed"') == before + 1

    played(nordlys, story)


def test_what_nobody_has_answered_is_not_among_the_first_to_talk_about(nordlys: Path) -> None:
    with open_file(nordlys) as file:
        for person in file.assessment().respondents:
            if person.role not in {"seller", "manager"}:
                file.leave(person.id, DAY)

    async def story(here: Room) -> None:
        browser, _ = await _closed(here)
        order = topics((await here.reveal.board.now()).view)
        silent = [topic.question for topic in order if not topic.answered]
        assert silent
        assert silent == [topic.question for topic in order][-len(silent) :]
        page = (await browser.get("/topics")).text
        first, _, more = page.partition("<details>")
        for name in silent:
            assert (f'href="/topics/{name}"' in first, f'href="/topics/{name}"' in more) == (False, True), name

    played(nordlys, story)


def test_belief_and_evidence_are_two_marks_with_the_distance_between_them(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, _ = await _closed(here)
        page = (await browser.get("/topics/stages-known")).text
        assert "○ 2 executives and 3 sales managers" in page
        assert "● Sellers: 1.3. Belief ahead of evidence (+1.5)." in page
        assert page.count('class="believed"') == page.count('class="between"') == 1

    played(nordlys, story)


def test_the_groups_answer_is_kept_beside_the_votes_and_can_be_taken_out(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        path = "/topics/leader-training"
        kept = await browser.post(path, {"seal": seal, "value": "2", "note": "Decided <b>together</b>"})
        assert kept.status == 303
        page = (await browser.get(path)).text
        assert 'value="2" checked' in page
        assert "Decided &lt;b&gt;together&lt;/b&gt;" in page
        refused = await browser.post(path, {"seal": seal, "value": "99"})
        assert refused.status == 422
        assert "not one of the answers" in refused.text
        await browser.post(path, {"seal": seal, "say": "clear"})
        assert 'value="2" checked' not in (await browser.get(path)).text

    played(nordlys, story)


def test_goals_are_written_down_together(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        page = (await browser.get("/records/goals")).text
        before = page.count('name="remove"')
        written = {"seal": seal, "field-goal": "Shorter <i>time</i>", "field-measure": "Days", "field-target": "5"}
        assert (await browser.post("/records/goals", written)).status == 303
        page = (await browser.get("/records/goals")).text
        assert page.count('name="remove"') == before + 1
        assert "Shorter &lt;i&gt;time&lt;/i&gt;" in page

    played(nordlys, story)


def test_a_form_leads_on_to_pages_of_ours_alone_and_says_what_was_done(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        path, chosen = "/topics/leader-training", {"seal": seal, "value": "2"}
        wanted = [
            ({**chosen, "then": "/topics/stages-known"}, "/topics/stages-known?said=saved"),
            ({**chosen, "then": "/topics/stages-known"}, "/topics/stages-known"),
            (chosen, f"{path}?said=saved"),
            ({**chosen, "then": "//elsewhere.example/topics"}, f"{path}?said=saved"),
            ({"seal": seal, "say": "clear"}, f"{path}?said=removed"),
            ({"seal": seal, "then": "/report"}, "/report"),
            ({"seal": seal}, path),
        ]
        for fields, location in wanted:
            assert (await browser.post(path, fields)).headers["location"] == location
        assert '<span role="status" id="said">' in (await browser.get(f"{path}?said=saved")).text
        assert 'id="said"' not in (await browser.get(f"{path}?said=anything")).text

    played(nordlys, story)


def test_a_sentence_without_an_answer_changes_nothing_and_is_not_lost(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        path = "/topics/leader-training"
        refused = await browser.post(path, {"seal": seal, "note": "Agreed <b>today</b>", "then": "/report"})
        assert refused.status == 422
        assert "A sentence needs an answer beside it" in refused.text
        assert "Agreed &lt;b&gt;today&lt;/b&gt;</textarea>" in refused.text
        assert "leader-training" not in (await here.workshop.desk.read(lambda file: file.assessment())).consensus

    played(nordlys, story)


def test_a_goal_that_is_sent_twice_is_written_once_and_a_wrong_date_is_told_at_its_field(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await _closed(here)
        before = (await here.workshop.desk.read(lambda file: file.assessment())).records
        sent = {"seal": seal, "record": "a1b2", "field-goal": "Shorter time"}
        for then, location in (({}, "/records/goals?said=saved"), ({"then": "/report"}, "/report?said=saved")):
            assert (await browser.post("/records/goals", {**sent, **then})).headers["location"] == location
        after = (await here.workshop.desk.read(lambda file: file.assessment())).records
        assert [(one.id, dict(one.values)) for one in after[len(before) :]] == [("a1b2", {"goal": "Shorter time"})]
        page = (await browser.post("/records/goals", {**sent, "field-date": "soon"})).text
        field = page[page.index('id="field-date"') :]
        assert field.index('aria-describedby="problem-date') < field.index('role="alert" id="problem-date">')
        assert 'value="Shorter time"' in page
        assert 'value="Shorter time"' in (await browser.get("/records/goals?change=a1b2")).text

    played(nordlys, story)


def test_after_the_end_no_phone_is_known_and_the_old_code_admits_nobody(nordlys: Path) -> None:
    async def story(here: Room) -> str:
        code = here.workshop.settings.code
        await here.workshop.desk.write(lambda file: file.seats.take("0" * 64, "s1"))
        await here.workshop.close()
        await here.workshop.end()
        assert here.workshop.settings.code != code
        assert (await Browser(here.phones.app(["127.0.0.1"])).get(f"/r/{code}")).status == 404
        return code

    code = played(nordlys, story)
    with open_file(nordlys) as file:
        assert file.seats.taken() == {}
        assert file.seats.settings()["phase"] == "closed"
        assert file.seats.settings()["code"] != code


def test_a_round_that_another_command_closed_is_closed_here_too(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        with open_file(nordlys) as file:
            file.seats.set({"phase": "closed"})
        await here.workshop.look()
        assert not here.workshop.open

    played(nordlys, story)
