# The bot and its workers in one image; what a container is, its command says.
# Debian's slim Node image: the drawing library and ffmpeg come prebuilt for it.
FROM node:26-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:26-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg espeak-ng timgm6mb-soundfont tini \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o node -g node /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json LICENSE THIRD-PARTY.md models.json rules.json ./
COPY scripts/healthcheck.mjs scripts/bundle-drawing.mjs ./scripts/
COPY src ./src
COPY commands ./commands
COPY adapters ./adapters
COPY workers ./workers
RUN node scripts/bundle-drawing.mjs

# A container is reached from outside itself; publish the port with care, as compose.yaml does. Threads that draw come and go: with a
# store of memory each, as the system's library has it, what one gave back is no use to the next. One picture's memory is kept a second (in
# milliseconds) for the next, as scripts/start.mjs has it.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MIMALLOC_PURGE_DELAY=1000 \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8787
VOLUME /data
EXPOSE 8787
USER node

HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["node", "scripts/healthcheck.mjs", "bot"]
# tini hands signals on and reaps what ffmpeg leaves behind; node itself gets SIGTERM and stops in order.
ENTRYPOINT ["tini", "--"]
CMD ["node", "--import", "tsx", "src/program/main.ts"]
