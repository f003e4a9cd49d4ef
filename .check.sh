cd /work/wt-q5; export PYTHONPATH=.
.venv/bin/ruff check . | tail -15; .venv/bin/ruff format --check . | tail -3; .venv/bin/mypy | tail -4; .venv/bin/lint-imports | tail -1
