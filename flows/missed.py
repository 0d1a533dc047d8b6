"""Times that passed while nothing was running: one look makes up for them all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

_PAGE = 200
"""How many runs Prefect's API tells at a time."""


def forget_missed(flow: str, deployments: Collection[str], now: datetime) -> int:
    """Delete the scheduled runs that are due at ``now`` but for the last of each deployment; how many there were.

    Prefect would make them one after another, and each but the first would find nothing new.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        DeploymentFilter,
        DeploymentFilterName,
        FlowFilter,
        FlowFilterName,
        FlowRunFilter,
        FlowRunFilterExpectedStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.client.schemas.sorting import FlowRunSort

    due = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": now}),
    )
    ours = FlowFilter(name=FlowFilterName(any_=[flow]))
    forgotten = 0
    with get_client(sync_client=True) as client:
        for name in deployments:
            which = DeploymentFilter(name=DeploymentFilterName(any_=[name]))
            while True:
                runs = client.read_flow_runs(
                    flow_filter=ours,
                    flow_run_filter=due,
                    deployment_filter=which,
                    sort=FlowRunSort.EXPECTED_START_TIME_DESC,
                    limit=_PAGE,
                )
                missed = [run.id for run in runs[1:] if run.auto_scheduled]
                for run in missed:
                    client.delete_flow_run(run)
                forgotten += len(missed)
                if not missed:
                    break
    return forgotten
