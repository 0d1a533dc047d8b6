"""What a text bears out of a model's words, though they are not what the rules expect: each by an invented sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.model_reader.reader import Manner, Mode
from ontology.records import Reading, Status
from tests.extraction.model_reader.conftest import MakeReader
from tests.extraction.model_reader.stub import Stub
from tests.extraction.model_reader.test_reader import claim, read, says

Read = Callable[..., Reading]


@pytest.fixture
def told(server: Stub, make_reader: MakeReader) -> Read:
    """Reads a text with a model that makes one claim, or several, and is heard alone."""

    def reading(text: str, *claims: Callable[..., dict[str, object]], language: str = "en") -> Reading:
        server.answer = says(*claims)
        return read(make_reader(Manner(Mode.MODEL)), text, language)

    return reading


def raised(said_in: str, **fields: object) -> Callable[..., dict[str, object]]:
    return claim(
        "raised", said_in, **({"words": said_in, "subject": "Quarrel Minds", "subject_type": "Company"} | fields)
    )


def priced(said_in: str, **fields: object) -> Callable[..., dict[str, object]]:
    seller = {"words": said_in, "subject": "Quarrel Minds", "subject_type": "Company"}
    return claim("priced", said_in, **(seller | {"object": "Larkwood-2", "object_type": "Model"} | fields))


def name_of(reading: Reading, iri: str | None) -> str:
    return next(entity.label for entity in reading.entities if entity.iri == iri)


def test_a_price_takes_its_unit_and_side_from_another_sentence(told: Read) -> None:
    text = "Quarrel Minds lists its prices. All prices are per million tokens of output. Larkwood-2   $4.00"
    fields = {"amount": "$4.00", "per_unit": "per million tokens", "side": "output"}
    (one,) = told(text, priced("$4.00", **fields)).claims
    values = dict(one.values)
    assert (values["amount"], values["per_quantity"], values["per_unit"]) == ("4", "1000000", "token")
    assert values["side"] == "output"


def test_a_sum_takes_its_currency_from_another_sentence(told: Read) -> None:
    text = "A Quarrel Minds levantou 25 milhões de dólares. Depois veio uma série C de 85 milhões para a Quarrel Minds."
    (one,) = told(text, raised("série C", amount="85 milhões", currency="dólares"), language="pt").claims
    assert (one.value("amount"), one.value("currency")) == ("85000000", "USD")


def test_a_scale_from_another_sentence_makes_no_sum(told: Read) -> None:
    text = "Quarrel Minds employs 12 people. The market is worth billions of euros, some billion euros a year."
    reading = told(text, raised("employs", amount="12", currency="billion euros"))
    assert not reading.claims


def test_words_for_a_unit_that_are_not_in_the_text_refuse_the_price(told: Read) -> None:
    text = "Quarrel Minds offers models. At Quarrel Minds, Larkwood-2 costs $4.00."
    assert not told(text, priced("costs", amount="$4.00", per_unit="per million tokens")).claims


def test_a_vague_sum_costs_the_sum_and_not_the_claim(told: Read) -> None:
    text = "Quarrel Minds makes models. Quarrel Minds raised an eight-figure sum in dollars."
    (one,) = told(text, raised("raised", amount="eight-figure sum in dollars")).claims
    assert one.value("amount") is None


def test_a_sentence_that_names_nothing_may_still_tell_of_what_another_names(told: Read) -> None:
    text = "Quarrel Minds makes models. A newer round is said to be under way."
    reading = told(text, raised("under way", status="reported", status_words="is said to"))
    (one,) = reading.claims
    assert name_of(reading, one.subject) == "Quarrel Minds"
    assert one.status is Status.REPORTED


def test_the_amount_of_a_denial_may_stand_in_the_sentence_that_it_denies(told: Read) -> None:
    text = "A paper says that Quarrel Minds raised 40 million euros. Quarrel Minds calls that untrue."
    fields = {"amount": "40 million euros", "status": "denied", "status_words": "untrue"}
    (one,) = told(text, raised("calls that untrue", **fields)).claims
    assert (one.status, one.value("amount")) == (Status.DENIED, "40000000")


def test_a_quotation_may_stand_in_a_table_with_wide_gaps(told: Read) -> None:
    text = "Quarrel Minds lists its prices.\n\nLarkwood-2        $4.00 per image        $2.50 per image\n"
    (one,) = told(text, priced("Larkwood-2", words="Larkwood-2 $4.00", amount="$4.00 per image")).claims
    assert one.value("amount") == "4"
    assert not one.extractor.endswith("+aligned")


def test_a_model_with_a_word_more_is_another_model(told: Read) -> None:
    text = "Quarrel Minds makes models. Larkwood-4 Mini is distilled from Larkwood-4."
    fields = {"words": "distilled from", "subject": "Larkwood-4 Mini", "subject_type": "Model"}
    reading = told(text, claim("based_on", "distilled", **fields, object="Larkwood-4", object_type="Model"))
    (one,) = reading.claims
    assert name_of(reading, one.subject) == "Larkwood-4 Mini"
    assert name_of(reading, one.object) == "Larkwood-4"


def test_a_longer_name_takes_the_place_of_the_one_in_it(told: Read) -> None:
    text = (
        "Quarrel Minds has a new backer. The Public Pension Board of Norholt Capital put $5 million into Quarrel Minds."
    )
    fields = {"words": "put", "object": "Quarrel Minds", "object_type": "Company", "amount": "$5 million"}
    name = "Public Pension Board of Norholt Capital"
    reading = told(text, claim("invested_in", "put", subject=name, subject_type="Investor", **fields))
    (one,) = reading.claims
    assert name_of(reading, one.subject) == name


def test_a_chinese_name_that_ends_in_the_word_for_a_firm_is_a_name(told: Read) -> None:
    text = "霁川智能发布了新模型。远汀投资集团向霁川智能投资了500万美元。"
    fields = {"words": "投资了", "object": "霁川智能", "object_type": "Company", "amount": "500万美元"}
    subject = {"subject": "远汀投资集团", "subject_type": "Investor"}
    reading = told(text, claim("invested_in", "投资了", **subject, **fields), language="zh")
    (one,) = reading.claims
    assert name_of(reading, one.subject) == "远汀投资集团"


def test_a_kind_that_the_rules_only_guess_is_the_models_to_tell(told: Read) -> None:
    text = "Brindle is out. Quarrel Minds released Brindle yesterday."
    fields = {"words": "released", "subject": "Quarrel Minds", "subject_type": "Company"}
    reading = told(text, claim("develops", "released", **fields, object="Brindle", object_type="Model"))
    (one,) = reading.claims
    assert next(entity.type for entity in reading.entities if entity.iri == one.object) == "Model"


def test_who_tells_a_denial_and_what_came_true_after_it_is_believed_in_both(told: Read) -> None:
    text = (
        "Quarrel Minds makes models. Its chief once denied that Quarrel Minds raised $30 million, which has come true."
    )
    denied = raised("raised", amount="$30 million", status="denied", status_words="denied")
    came_true = raised("raised", amount="$30 million")
    assert {c.status for c in told(text, denied, came_true).claims} == {Status.DENIED, Status.ASSERTED}
    assert {c.status for c in told(text, came_true).claims} == {Status.DENIED}


def test_two_rounds_without_a_sum_are_two_claims(told: Read) -> None:
    text = "Quarrel Minds raised money in March 2023. Quarrel Minds raised more money in May 2024."
    first = raised("raised money", words="raised", date="March 2023")
    second = raised("raised more", words="raised", date="May 2024")
    assert [c.value("date") for c in told(text, first, second, first).claims] == ["2023-03", "2024-05"]
