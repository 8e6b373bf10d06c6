# One image for the gateway and for each service: the command says which.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing that runs here needs an install script; Node itself comes with the image.
RUN npm ci --omit=dev --ignore-scripts

# The dashboard is built once, and needs nothing of what builds it afterwards.
FROM node:24-slim AS dashboard
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts
COPY client client
COPY gateway gateway
COPY dashboard dashboard
COPY scripts scripts
RUN node scripts/build-dashboard.ts

FROM node:24-slim
ENV NODE_ENV=production \
    ROUTO_HOST=0.0.0.0 \
    ROUTO_PORT=4000 \
    ROUTO_DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY schema schema
COPY runtime runtime
COPY compiler compiler
COPY targets targets
COPY services services
COPY gateway gateway
COPY cli cli
COPY scripts scripts
COPY --from=dashboard /app/dashboard/dist dashboard/dist
RUN mkdir --mode=700 /data && chown node:node /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ROUTO_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.ts"]
