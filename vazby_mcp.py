"""The command that serves agents on standard input and output."""

import asyncio

import typer

from api.agent_tools import Tools
from api.questions import Questions
from api.settings import Settings
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from vazby_options import DATA, Data

app = typer.Typer()


@app.command()
def mcp(data: Data = DATA) -> None:
    """Serve the current release to an agent, by MCP on standard input and output."""
    directory = DataDirectory(data)
    directory.current()
    asyncio.run(_serve(directory, Settings.from_env()))


async def _serve(directory: DataDirectory, settings: Settings) -> None:
    # Here, because it takes a second that no other command need wait.
    from api.agents import create_server

    pool = WorkerPool(directory, settings.limits, settings.lanes)
    await pool.start()
    try:
        await create_server(Tools(pool, Questions(pool))).run_stdio_async()
    finally:
        await pool.stop()
