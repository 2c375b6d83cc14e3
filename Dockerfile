# syntax=docker/dockerfile:1
# Two stages: what installs is not what serves.
FROM python:3.11-slim-bookworm AS install
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
COPY requirements.txt /tmp/requirements.txt
RUN /opt/venv/bin/pip install -r /tmp/requirements.txt

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="ptce_geo" \
      org.opencontainers.image.description="La carte des pôles territoriaux de coopération économique"
# No login, no home to write in: the root file system can be read-only.
RUN useradd --system --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin ptce
COPY --from=install /opt/venv /opt/venv
WORKDIR /srv/ptce_geo
COPY app.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY pages pages
COPY ptce_geo ptce_geo
COPY data data
# Compiled now, since nothing can be written later.
RUN /opt/venv/bin/python -m compileall -q app.py pages ptce_geo
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0
USER 10001
EXPOSE 8501
# 200 while pages can be served, 503 otherwise; no session is opened.
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('/'.join(filter(None, ['http://127.0.0.1:8501', os.environ.get('STREAMLIT_SERVER_BASE_URL_PATH', '').strip('/'), 'sante'])), timeout=8)"]
CMD ["streamlit", "run", "app.py"]
